<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN">
<context>
    <name>AboutDialog</name>
    <message>
        <source>About JoyVASA Studio</source>
        <translation>关于 JoyVASA Studio</translation>
    </message>
    <message>
        <source>Copied</source>
        <translation>已复制</translation>
    </message>
    <message>
        <source>Copy versions</source>
        <translation>复制版本信息</translation>
    </message>
    <message>
        <source>Licence</source>
        <translation>许可</translation>
    </message>
    <message>
        <source>Licences in full</source>
        <translation>许可证全文</translation>
    </message>
    <message>
        <source>Parts and their licences</source>
        <translation>组件及其许可</translation>
    </message>
    <message>
        <source>Sample</source>
        <translation>示例素材</translation>
    </message>
    <message>
        <source>The installed program as a whole is under the GNU General Public License, version 3 or later, because FFmpeg with x264 and x265 is part of it. JoyVASA Studio's own code is under this licence:</source>
        <translation>安装的程序包含带有 x264 和 x265 的 FFmpeg，因此整体适用 GNU 通用公共许可证第 3 版或更新版本。JoyVASA Studio 自身的代码适用以下许可证：</translation>
    </message>
    <message>
        <source>Turns a portrait and a voice into a talking video, on your own machine.</source>
        <translation>在您自己的电脑上，让一张肖像配合语音开口说话。</translation>
    </message>
    <message>
        <source>Version {number}</source>
        <translation>版本 {number}</translation>
    </message>
    <message>
        <source>Versions</source>
        <translation>版本信息</translation>
    </message>
</context>
<context>
    <name>Actions</name>
    <message>
        <source>About JoyVASA Studio</source>
        <translation>关于 JoyVASA Studio</translation>
    </message>
    <message>
        <source>Add a caption at the playhead and type its words</source>
        <translation>在播放头处添加字幕并输入文字</translation>
    </message>
    <message>
        <source>Add a key to the current curve at the playhead; the curve stays as it is</source>
        <translation>在播放头处为当前曲线添加关键帧；曲线形状不变</translation>
    </message>
    <message>
        <source>Add a track that is only heard</source>
        <translation>添加仅播放声音的轨道</translation>
    </message>
    <message>
        <source>Add a track whose clips move the portrait</source>
        <translation>添加驱动肖像的轨道</translation>
    </message>
    <message>
        <source>Add caption</source>
        <translation>添加字幕</translation>
    </message>
    <message>
        <source>Add key at playhead</source>
        <translation>在播放头处添加关键帧</translation>
    </message>
    <message>
        <source>Add marker</source>
        <translation>添加标记</translation>
    </message>
    <message>
        <source>Add music track</source>
        <translation>添加音乐轨道</translation>
    </message>
    <message>
        <source>Add voice track</source>
        <translation>添加语音轨道</translation>
    </message>
    <message>
        <source>Auto-key</source>
        <translation>自动关键帧</translation>
    </message>
    <message>
        <source>Before and after</source>
        <translation>前后对比</translation>
    </message>
    <message>
        <source>Blink at playhead</source>
        <translation>在播放头处眨眼</translation>
    </message>
    <message>
        <source>Bring motion files, LivePortrait templates and tables into the motion library</source>
        <translation>把动作文件、LivePortrait 模板和表格导入动作库</translation>
    </message>
    <message>
        <source>Cancel generation</source>
        <translation>取消生成</translation>
    </message>
    <message>
        <source>Captions</source>
        <translation>字幕</translation>
    </message>
    <message>
        <source>Captions on the picture</source>
        <translation>画面上的字幕</translation>
    </message>
    <message>
        <source>Check a video…</source>
        <translation>检查视频…</translation>
    </message>
    <message>
        <source>Choose the picture that speaks; the performance stays</source>
        <translation>选择要说话的图片；表演保持不变</translation>
    </message>
    <message>
        <source>Choose the take above</source>
        <translation>选择上面的版本</translation>
    </message>
    <message>
        <source>Choose the take below</source>
        <translation>选择下面的版本</translation>
    </message>
    <message>
        <source>Choose your own keys</source>
        <translation>自定义快捷键</translation>
    </message>
    <message>
        <source>Clear range</source>
        <translation>清除入出点</translation>
    </message>
    <message>
        <source>Clear stretch</source>
        <translation>清除此段</translation>
    </message>
    <message>
        <source>Clip</source>
        <translation>片段</translation>
    </message>
    <message>
        <source>Close JoyVASA Studio</source>
        <translation>关闭 JoyVASA Studio</translation>
    </message>
    <message>
        <source>Collect media…</source>
        <translation>收集素材…</translation>
    </message>
    <message>
        <source>Compare take</source>
        <translation>对比版本</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
    <message>
        <source>Copy every file the project uses next to the project</source>
        <translation>把项目用到的所有文件复制到项目旁边</translation>
    </message>
    <message>
        <source>Curves</source>
        <translation>曲线</translation>
    </message>
    <message>
        <source>Cut</source>
        <translation>剪切</translation>
    </message>
    <message>
        <source>Cut the selected clips, or all clips, in two at the playhead</source>
        <translation>在播放头处把所选片段或全部片段一分为二</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>Delete take</source>
        <translation>删除版本</translation>
    </message>
    <message>
        <source>Delete the current track and its clips</source>
        <translation>删除当前轨道及其片段</translation>
    </message>
    <message>
        <source>Delete the selected clips and close the gap</source>
        <translation>删除所选片段并合拢空隙</translation>
    </message>
    <message>
        <source>Delete track</source>
        <translation>删除轨道</translation>
    </message>
    <message>
        <source>Delete what is selected and leave a gap</source>
        <translation>删除所选内容并留下空隙</translation>
    </message>
    <message>
        <source>Deselect</source>
        <translation>取消选择</translation>
    </message>
    <message>
        <source>Do again what was taken back</source>
        <translation>重做已撤销的编辑</translation>
    </message>
    <message>
        <source>Don't hear the current track; its motion stays</source>
        <translation>不播放当前轨道的声音，动作保留</translation>
    </message>
    <message>
        <source>Duplicate</source>
        <translation>创建副本</translation>
    </message>
    <message>
        <source>Edit</source>
        <translation>编辑</translation>
    </message>
    <message>
        <source>Edit keyboard map…</source>
        <translation>编辑键盘映射…</translation>
    </message>
    <message>
        <source>Edit portrait</source>
        <translation>编辑肖像</translation>
    </message>
    <message>
        <source>Export captions…</source>
        <translation>导出字幕…</translation>
    </message>
    <message>
        <source>Export video…</source>
        <translation>导出视频…</translation>
    </message>
    <message>
        <source>Expression</source>
        <translation>表情</translation>
    </message>
    <message>
        <source>Face only</source>
        <translation>仅面部</translation>
    </message>
    <message>
        <source>Fade in to playhead</source>
        <translation>淡入到播放头</translation>
    </message>
    <message>
        <source>Fade out from playhead</source>
        <translation>从播放头淡出</translation>
    </message>
    <message>
        <source>File</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>Find the face again</source>
        <translation>重新识别面部</translation>
    </message>
    <message>
        <source>Fit picture</source>
        <translation>画面适应窗口</translation>
    </message>
    <message>
        <source>Fix fault at playhead</source>
        <translation>修复播放头处的瑕疵</translation>
    </message>
    <message>
        <source>Forget crop and points set by hand</source>
        <translation>清除手动设置的裁剪和特征点</translation>
    </message>
    <message>
        <source>Forget the in and out points</source>
        <translation>清除入点和出点</translation>
    </message>
    <message>
        <source>Full picture</source>
        <translation>完整画面</translation>
    </message>
    <message>
        <source>Full quality</source>
        <translation>完整质量</translation>
    </message>
    <message>
        <source>Full screen</source>
        <translation>全屏</translation>
    </message>
    <message>
        <source>Generate missing motion</source>
        <translation>生成缺少的动作</translation>
    </message>
    <message>
        <source>Generate more takes</source>
        <translation>生成更多版本</translation>
    </message>
    <message>
        <source>Generate motion</source>
        <translation>生成动作</translation>
    </message>
    <message>
        <source>Generate with another seed</source>
        <translation>换种子重新生成</translation>
    </message>
    <message>
        <source>Give the current track another name</source>
        <translation>为当前轨道改名</translation>
    </message>
    <message>
        <source>Give the selected clip or track another name</source>
        <translation>为所选片段或轨道改名</translation>
    </message>
    <message>
        <source>Go to end</source>
        <translation>转到结尾</translation>
    </message>
    <message>
        <source>Go to start</source>
        <translation>转到开头</translation>
    </message>
    <message>
        <source>Half quality</source>
        <translation>二分之一质量</translation>
    </message>
    <message>
        <source>Hand off timeline…</source>
        <translation>移交时间线…</translation>
    </message>
    <message>
        <source>Hear only the tracks that are solo</source>
        <translation>只播放独奏的轨道</translation>
    </message>
    <message>
        <source>Help</source>
        <translation>帮助</translation>
    </message>
    <message>
        <source>Hold the key and move the mouse: what you act is recorded into a layer</source>
        <translation>按住快捷键并移动鼠标，把您的表演录制到图层</translation>
    </message>
    <message>
        <source>Import audio…</source>
        <translation>导入音频…</translation>
    </message>
    <message>
        <source>Import captions…</source>
        <translation>导入字幕…</translation>
    </message>
    <message>
        <source>Import motion…</source>
        <translation>导入动作…</translation>
    </message>
    <message>
        <source>Import portrait…</source>
        <translation>导入肖像…</translation>
    </message>
    <message>
        <source>Join the chosen caption with the one behind it</source>
        <translation>将所选字幕与后一条合并</translation>
    </message>
    <message>
        <source>Keep motion in library</source>
        <translation>将动作存入动作库</translation>
    </message>
    <message>
        <source>Keep the current track from being edited</source>
        <translation>防止编辑当前轨道</translation>
    </message>
    <message>
        <source>Keep the motion of the range, or of the active clip, to use it again</source>
        <translation>保存入出点范围或当前片段的动作，以便再次使用</translation>
    </message>
    <message>
        <source>Keep the selected clips for pasting</source>
        <translation>复制所选片段，以便粘贴</translation>
    </message>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>键盘快捷键</translation>
    </message>
    <message>
        <source>Let all captions come earlier or later by a time</source>
        <translation>将所有字幕整体提前或推后一段时间</translation>
    </message>
    <message>
        <source>Let every value that is entered set a key at the playhead</source>
        <translation>每次输入数值都在播放头处设置关键帧</translation>
    </message>
    <message>
        <source>Let the active clip blink at the playhead</source>
        <translation>让当前片段在播放头处眨眼</translation>
    </message>
    <message>
        <source>Let the active clip play another file, such as the same words recorded anew; what was done by hand stays</source>
        <translation>让当前片段改用另一个文件，例如重新录制的同一段话；手动编辑会保留</translation>
    </message>
    <message>
        <source>Let the clip play its own take again in the range, or at the playhead</source>
        <translation>让片段在范围内或播放头处重新播放自身的版本</translation>
    </message>
    <message>
        <source>Let the clip play the chosen take all along</source>
        <translation>让片段全程播放所选版本</translation>
    </message>
    <message>
        <source>Let the clip play the chosen take between the in and out points</source>
        <translation>让片段在入点与出点之间播放所选版本</translation>
    </message>
    <message>
        <source>Let the range be that of the selected clips</source>
        <translation>以所选片段的时间作为范围</translation>
    </message>
    <message>
        <source>Let the range begin at the playhead</source>
        <translation>范围从播放头处开始</translation>
    </message>
    <message>
        <source>Let the range end at the playhead</source>
        <translation>范围在播放头处结束</translation>
    </message>
    <message>
        <source>Let the selected clips begin at the playhead</source>
        <translation>让所选片段从播放头处开始</translation>
    </message>
    <message>
        <source>Let the selected clips end at the playhead</source>
        <translation>让所选片段在播放头处结束</translation>
    </message>
    <message>
        <source>Let the selected clips fill the timeline</source>
        <translation>让所选片段充满时间线</translation>
    </message>
    <message>
        <source>Let the sound of the selected clip fall from the playhead on</source>
        <translation>让所选片段的声音从播放头处开始渐弱</translation>
    </message>
    <message>
        <source>Let the sound of the selected clip rise until the playhead</source>
        <translation>让所选片段的声音渐强到播放头处</translation>
    </message>
    <message>
        <source>Let what is dragged catch on cuts, markers and the playhead</source>
        <translation>拖动时吸附到剪辑点、标记和播放头</translation>
    </message>
    <message>
        <source>Lock track</source>
        <translation>锁定轨道</translation>
    </message>
    <message>
        <source>Loop</source>
        <translation>循环</translation>
    </message>
    <message>
        <source>Make another performance of the selected clips</source>
        <translation>为所选片段生成另一种表演</translation>
    </message>
    <message>
        <source>Make several takes of the selected clips to choose from; what is played stays</source>
        <translation>为所选片段生成多个版本以供选择；正在播放的不变</translation>
    </message>
    <message>
        <source>Make the motion between the in and out points anew, fitted to what is around it</source>
        <translation>重新生成入点与出点之间的动作，并与前后衔接</translation>
    </message>
    <message>
        <source>Make the motion of every clip that has none</source>
        <translation>为所有没有动作的片段生成动作</translation>
    </message>
    <message>
        <source>Make the motion of the selected clips</source>
        <translation>为所选片段生成动作</translation>
    </message>
    <message>
        <source>Make the track above the current one</source>
        <translation>把上方轨道设为当前轨道</translation>
    </message>
    <message>
        <source>Make the track below the current one</source>
        <translation>把下方轨道设为当前轨道</translation>
    </message>
    <message>
        <source>Merge captions</source>
        <translation>合并字幕</translation>
    </message>
    <message>
        <source>Motion quality</source>
        <translation>动作质量</translation>
    </message>
    <message>
        <source>Move one frame left</source>
        <translation>左移一帧</translation>
    </message>
    <message>
        <source>Move one frame right</source>
        <translation>右移一帧</translation>
    </message>
    <message>
        <source>Move one second left</source>
        <translation>左移一秒</translation>
    </message>
    <message>
        <source>Move one second right</source>
        <translation>右移一秒</translation>
    </message>
    <message>
        <source>Move the current track one row down</source>
        <translation>把当前轨道下移一行</translation>
    </message>
    <message>
        <source>Move the current track one row up</source>
        <translation>把当前轨道上移一行</translation>
    </message>
    <message>
        <source>Move the playhead one frame back</source>
        <translation>播放头后退一帧</translation>
    </message>
    <message>
        <source>Move the playhead one frame forward</source>
        <translation>播放头前进一帧</translation>
    </message>
    <message>
        <source>Move the playhead one second back</source>
        <translation>播放头后退一秒</translation>
    </message>
    <message>
        <source>Move the playhead one second forward</source>
        <translation>播放头前进一秒</translation>
    </message>
    <message>
        <source>Move the playhead to the end</source>
        <translation>播放头移到结尾</translation>
    </message>
    <message>
        <source>Move the playhead to the fault of the motion before it</source>
        <translation>播放头移到上一处动作瑕疵</translation>
    </message>
    <message>
        <source>Move the playhead to the marker before it</source>
        <translation>播放头移到前一个标记</translation>
    </message>
    <message>
        <source>Move the playhead to the marker behind it</source>
        <translation>播放头移到后一个标记</translation>
    </message>
    <message>
        <source>Move the playhead to the next fault of the motion</source>
        <translation>播放头移到下一处动作瑕疵</translation>
    </message>
    <message>
        <source>Move the playhead to the start</source>
        <translation>播放头移到开头</translation>
    </message>
    <message>
        <source>Move the playhead to where a clip begins or ends before it</source>
        <translation>播放头移到前一个片段的起点或终点</translation>
    </message>
    <message>
        <source>Move the playhead to where a clip begins or ends behind it</source>
        <translation>播放头移到后一个片段的起点或终点</translation>
    </message>
    <message>
        <source>Move the selected clips one frame to the left</source>
        <translation>把所选片段左移一帧</translation>
    </message>
    <message>
        <source>Move the selected clips one frame to the right</source>
        <translation>把所选片段右移一帧</translation>
    </message>
    <message>
        <source>Move the selected clips one second to the left</source>
        <translation>把所选片段左移一秒</translation>
    </message>
    <message>
        <source>Move the selected clips one second to the right</source>
        <translation>把所选片段右移一秒</translation>
    </message>
    <message>
        <source>Move the selected clips one track down</source>
        <translation>把所选片段移到下方轨道</translation>
    </message>
    <message>
        <source>Move the selected clips one track up</source>
        <translation>把所选片段移到上方轨道</translation>
    </message>
    <message>
        <source>Move to track above</source>
        <translation>移到上方轨道</translation>
    </message>
    <message>
        <source>Move to track below</source>
        <translation>移到下方轨道</translation>
    </message>
    <message>
        <source>Move track down</source>
        <translation>下移轨道</translation>
    </message>
    <message>
        <source>Move track up</source>
        <translation>上移轨道</translation>
    </message>
    <message>
        <source>Mute track</source>
        <translation>轨道静音</translation>
    </message>
    <message>
        <source>New project</source>
        <translation>新建项目</translation>
    </message>
    <message>
        <source>Next cut</source>
        <translation>下一个剪辑点</translation>
    </message>
    <message>
        <source>Next fault</source>
        <translation>下一处瑕疵</translation>
    </message>
    <message>
        <source>Next marker</source>
        <translation>下一个标记</translation>
    </message>
    <message>
        <source>Next take</source>
        <translation>下一个版本</translation>
    </message>
    <message>
        <source>One frame back</source>
        <translation>后退一帧</translation>
    </message>
    <message>
        <source>One frame forward</source>
        <translation>前进一帧</translation>
    </message>
    <message>
        <source>One second back</source>
        <translation>后退一秒</translation>
    </message>
    <message>
        <source>One second forward</source>
        <translation>前进一秒</translation>
    </message>
    <message>
        <source>Open a project file</source>
        <translation>打开项目文件</translation>
    </message>
    <message>
        <source>Open a ready-made project to try things on</source>
        <translation>打开现成的项目，随意试用</translation>
    </message>
    <message>
        <source>Open one of the projects you worked on last</source>
        <translation>打开最近使用过的项目</translation>
    </message>
    <message>
        <source>Open recent</source>
        <translation>打开最近的项目</translation>
    </message>
    <message>
        <source>Open the folder with the program's log</source>
        <translation>打开程序日志所在的文件夹</translation>
    </message>
    <message>
        <source>Open the sample project</source>
        <translation>打开示例项目</translation>
    </message>
    <message>
        <source>Open…</source>
        <translation>打开…</translation>
    </message>
    <message>
        <source>Part the caption at the playhead in two</source>
        <translation>在播放头处将字幕一分为二</translation>
    </message>
    <message>
        <source>Paste</source>
        <translation>粘贴</translation>
    </message>
    <message>
        <source>Paste portrait</source>
        <translation>粘贴肖像</translation>
    </message>
    <message>
        <source>Picture at 100 %</source>
        <translation>画面 100%</translation>
    </message>
    <message>
        <source>Play backward</source>
        <translation>倒放</translation>
    </message>
    <message>
        <source>Play backward; press again to go faster</source>
        <translation>倒放；再按一次加快</translation>
    </message>
    <message>
        <source>Play forward</source>
        <translation>正放</translation>
    </message>
    <message>
        <source>Play forward; press again to go faster</source>
        <translation>正放；再按一次加快</translation>
    </message>
    <message>
        <source>Play from the playhead, or stop</source>
        <translation>从播放头开始播放，或停止</translation>
    </message>
    <message>
        <source>Play or stop</source>
        <translation>播放或停止</translation>
    </message>
    <message>
        <source>Play the range, or everything, over and over</source>
        <translation>循环播放入出点范围或全部内容</translation>
    </message>
    <message>
        <source>Playback</source>
        <translation>播放</translation>
    </message>
    <message>
        <source>Portrait</source>
        <translation>肖像</translation>
    </message>
    <message>
        <source>Preview every pixel</source>
        <translation>预览每个像素</translation>
    </message>
    <message>
        <source>Preview with a quarter of the pixels a side</source>
        <translation>以四分之一边长像素预览</translation>
    </message>
    <message>
        <source>Preview with half the pixels a side, four times faster</source>
        <translation>边长像素减半，预览快四倍</translation>
    </message>
    <message>
        <source>Previous cut</source>
        <translation>上一个剪辑点</translation>
    </message>
    <message>
        <source>Previous fault</source>
        <translation>上一处瑕疵</translation>
    </message>
    <message>
        <source>Previous marker</source>
        <translation>上一个标记</translation>
    </message>
    <message>
        <source>Previous take</source>
        <translation>上一个版本</translation>
    </message>
    <message>
        <source>Put a copy of the selected clips behind them</source>
        <translation>在所选片段之后放置其副本</translation>
    </message>
    <message>
        <source>Put a voice, music or the sound of a video on the timeline</source>
        <translation>把语音、音乐或视频中的声音放到时间线上</translation>
    </message>
    <message>
        <source>Put every panel back where it was at first</source>
        <translation>把所有面板恢复到初始位置</translation>
    </message>
    <message>
        <source>Put right what is wrong with the motion at the playhead</source>
        <translation>修复播放头处的动作瑕疵</translation>
    </message>
    <message>
        <source>Put the kept clips, or a copied picture, in</source>
        <translation>粘贴复制的片段或图片</translation>
    </message>
    <message>
        <source>Quarter quality</source>
        <translation>四分之一质量</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>退出</translation>
    </message>
    <message>
        <source>Range and markers</source>
        <translation>范围和标记</translation>
    </message>
    <message>
        <source>Record</source>
        <translation>录制</translation>
    </message>
    <message>
        <source>Record by puppeteer</source>
        <translation>录制实时操控</translation>
    </message>
    <message>
        <source>Record from the playhead, or over the range; again to stop</source>
        <translation>从播放头开始录制，或在入出点范围内录制；再按一次停止</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>重做</translation>
    </message>
    <message>
        <source>Regenerate range</source>
        <translation>重新生成范围</translation>
    </message>
    <message>
        <source>Relink missing media…</source>
        <translation>重新链接丢失的素材…</translation>
    </message>
    <message>
        <source>Remove portrait</source>
        <translation>移除肖像</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>重命名</translation>
    </message>
    <message>
        <source>Rename track</source>
        <translation>重命名轨道</translation>
    </message>
    <message>
        <source>Replace sound…</source>
        <translation>替换声音…</translation>
    </message>
    <message>
        <source>Replace the captions with those of an SRT, WebVTT or ASS file</source>
        <translation>用 SRT、WebVTT 或 ASS 文件中的字幕替换现有字幕</translation>
    </message>
    <message>
        <source>Reset layout</source>
        <translation>重置布局</translation>
    </message>
    <message>
        <source>Ripple delete</source>
        <translation>波纹删除</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Save as…</source>
        <translation>另存为…</translation>
    </message>
    <message>
        <source>Save the project</source>
        <translation>保存项目</translation>
    </message>
    <message>
        <source>Save the project under another name</source>
        <translation>以其他名称保存项目</translation>
    </message>
    <message>
        <source>Say where files that were moved are now</source>
        <translation>指定已移动的文件现在的位置</translation>
    </message>
    <message>
        <source>See the chosen take in the preview, or again what the clip plays</source>
        <translation>在预览中查看所选版本，或恢复片段正在播放的内容</translation>
    </message>
    <message>
        <source>See what a video says of how it was made, and whether it was changed since</source>
        <translation>查看视频对自身制作方式的说明，以及之后是否被改动</translation>
    </message>
    <message>
        <source>Select all</source>
        <translation>全选</translation>
    </message>
    <message>
        <source>Select every clip</source>
        <translation>选择所有片段</translation>
    </message>
    <message>
        <source>Select next clip</source>
        <translation>选择下一个片段</translation>
    </message>
    <message>
        <source>Select nothing</source>
        <translation>不选择任何内容</translation>
    </message>
    <message>
        <source>Select previous clip</source>
        <translation>选择上一个片段</translation>
    </message>
    <message>
        <source>Select the clip before the selected one</source>
        <translation>选择所选片段之前的片段</translation>
    </message>
    <message>
        <source>Select the clip behind the selected one</source>
        <translation>选择所选片段之后的片段</translation>
    </message>
    <message>
        <source>Select track above</source>
        <translation>选择上方轨道</translation>
    </message>
    <message>
        <source>Select track below</source>
        <translation>选择下方轨道</translation>
    </message>
    <message>
        <source>Set a marker at the playhead</source>
        <translation>在播放头处设置标记</translation>
    </message>
    <message>
        <source>Set crop, points and mask on the picture</source>
        <translation>在画面上设置裁剪、特征点和蒙版</translation>
    </message>
    <message>
        <source>Set how strongly the active clip plays, its blinks and its gaze</source>
        <translation>设置当前片段的表演强度、眨眼和视线</translation>
    </message>
    <message>
        <source>Set in point</source>
        <translation>设置入点</translation>
    </message>
    <message>
        <source>Set out point</source>
        <translation>设置出点</translation>
    </message>
    <message>
        <source>Set range to selection</source>
        <translation>范围设为所选片段</translation>
    </message>
    <message>
        <source>Settings…</source>
        <translation>设置…</translation>
    </message>
    <message>
        <source>Shift all captions…</source>
        <translation>平移所有字幕…</translation>
    </message>
    <message>
        <source>Show every key on one sheet</source>
        <translation>在一页上显示所有快捷键</translation>
    </message>
    <message>
        <source>Show expression</source>
        <translation>显示表情面板</translation>
    </message>
    <message>
        <source>Show less time, larger</source>
        <translation>显示更短的时间，放大查看</translation>
    </message>
    <message>
        <source>Show log</source>
        <translation>显示日志</translation>
    </message>
    <message>
        <source>Show more time, smaller</source>
        <translation>显示更长的时间，缩小查看</translation>
    </message>
    <message>
        <source>Show only the square that is animated</source>
        <translation>只显示会动的方形区域</translation>
    </message>
    <message>
        <source>Show the captions on the picture of the preview</source>
        <translation>在预览画面上显示字幕</translation>
    </message>
    <message>
        <source>Show the curves of the clip's head and face, to shape them by hand</source>
        <translation>显示片段头部和面部的曲线，以便手动调整</translation>
    </message>
    <message>
        <source>Show the first page again</source>
        <translation>再次显示欢迎页</translation>
    </message>
    <message>
        <source>Show the picture pixel by pixel</source>
        <translation>逐像素显示画面</translation>
    </message>
    <message>
        <source>Show the picture without its animation</source>
        <translation>显示没有动画的原图</translation>
    </message>
    <message>
        <source>Show the whole picture</source>
        <translation>显示完整画面</translation>
    </message>
    <message>
        <source>Show the whole picture in the preview</source>
        <translation>在预览中显示整个画面</translation>
    </message>
    <message>
        <source>Show the whole timeline</source>
        <translation>显示整个时间线</translation>
    </message>
    <message>
        <source>Snapping</source>
        <translation>吸附</translation>
    </message>
    <message>
        <source>Solo track</source>
        <translation>轨道独奏</translation>
    </message>
    <message>
        <source>Split at playhead</source>
        <translation>在播放头处拆分</translation>
    </message>
    <message>
        <source>Split caption</source>
        <translation>拆分字幕</translation>
    </message>
    <message>
        <source>Start an empty project</source>
        <translation>新建一个空项目</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>Stop making motion</source>
        <translation>停止生成动作</translation>
    </message>
    <message>
        <source>Stop playing</source>
        <translation>停止播放</translation>
    </message>
    <message>
        <source>Take the chosen take out of the project, if nothing plays it</source>
        <translation>如果没有片段播放所选版本，将其从项目中移除</translation>
    </message>
    <message>
        <source>Take the last edit back</source>
        <translation>撤销上一步编辑</translation>
    </message>
    <message>
        <source>Take the picture out of the project</source>
        <translation>从项目中移除图片</translation>
    </message>
    <message>
        <source>Take the picture that was copied as the portrait</source>
        <translation>把复制的图片用作肖像</translation>
    </message>
    <message>
        <source>Take the selected clips off the timeline and keep them for pasting</source>
        <translation>把所选片段从时间线上剪下，以便粘贴</translation>
    </message>
    <message>
        <source>Takes</source>
        <translation>版本</translation>
    </message>
    <message>
        <source>Theme, preview, models and autosave</source>
        <translation>主题、预览、模型和自动保存</translation>
    </message>
    <message>
        <source>Timeline</source>
        <translation>时间线</translation>
    </message>
    <message>
        <source>Track</source>
        <translation>轨道</translation>
    </message>
    <message>
        <source>Track moves the portrait</source>
        <translation>轨道驱动肖像</translation>
    </message>
    <message>
        <source>Trim end to playhead</source>
        <translation>结尾修剪到播放头</translation>
    </message>
    <message>
        <source>Trim start to playhead</source>
        <translation>开头修剪到播放头</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>Use for range</source>
        <translation>用于范围</translation>
    </message>
    <message>
        <source>Use for whole clip</source>
        <translation>用于整个片段</translation>
    </message>
    <message>
        <source>Use the whole screen</source>
        <translation>使用整个屏幕</translation>
    </message>
    <message>
        <source>Version, licences and credits</source>
        <translation>版本、许可和致谢</translation>
    </message>
    <message>
        <source>View</source>
        <translation>视图</translation>
    </message>
    <message>
        <source>Welcome</source>
        <translation>欢迎页</translation>
    </message>
    <message>
        <source>Whether the current track moves the mouth or is only heard</source>
        <translation>当前轨道驱动口型，还是仅播放声音</translation>
    </message>
    <message>
        <source>Write clips and markers for another editor, as OpenTimelineIO or EDL</source>
        <translation>将片段和标记写为 OpenTimelineIO 或 EDL，供其他剪辑软件使用</translation>
    </message>
    <message>
        <source>Write the captions as SRT or WebVTT</source>
        <translation>将字幕写为 SRT 或 WebVTT 文件</translation>
    </message>
    <message>
        <source>Write the range, or everything, as a video</source>
        <translation>把入出点范围或全部内容导出为视频</translation>
    </message>
    <message>
        <source>Zoom in</source>
        <translation>放大</translation>
    </message>
    <message>
        <source>Zoom out</source>
        <translation>缩小</translation>
    </message>
    <message>
        <source>Zoom to fit</source>
        <translation>缩放到适合</translation>
    </message>
    <message>
        <source>Zoom to selection</source>
        <translation>缩放到所选内容</translation>
    </message>
</context>
<context>
    <name>BlinkForm</name>
    <message>
        <source> %</source>
        <translation> %</translation>
    </message>
    <message>
        <source>100 % closes the eyes</source>
        <translation>100% 为完全闭眼</translation>
    </message>
    <message>
        <source>Add blink</source>
        <translation>添加眨眼</translation>
    </message>
    <message>
        <source>As generated</source>
        <translation>按生成结果</translation>
    </message>
    <message>
        <source>Blink at the playhead</source>
        <translation>在播放头处添加眨眼</translation>
    </message>
    <message>
        <source>Blink depth</source>
        <translation>眨眼闭合度</translation>
    </message>
    <message>
        <source>Blink length</source>
        <translation>眨眼时长</translation>
    </message>
    <message>
        <source>Blinks</source>
        <translation>眨眼</translation>
    </message>
    <message>
        <source>Blinks a minute. Changing it places them anew; those set by hand are replaced, too</source>
        <translation>每分钟的眨眼次数。更改后会重新放置，手动设置的眨眼也会被替换</translation>
    </message>
    <message>
        <source>Blinks: {count}</source>
        <translation>眨眼：{count} 次</translation>
    </message>
    <message>
        <source>Delete blink</source>
        <translation>删除眨眼</translation>
    </message>
    <message>
        <source>Delete the selected blink</source>
        <translation>删除所选眨眼</translation>
    </message>
    <message>
        <source>Depth</source>
        <translation>闭合度</translation>
    </message>
    <message>
        <source>Frames from the first movement of the lids to the last one</source>
        <translation>从眼睑开始动到停止的帧数</translation>
    </message>
    <message>
        <source>Length</source>
        <translation>时长</translation>
    </message>
    <message>
        <source>Move blink</source>
        <translation>移动眨眼</translation>
    </message>
    <message>
        <source>Own blinks</source>
        <translation>自定义眨眼</translation>
    </message>
    <message>
        <source>Per minute</source>
        <translation>每分钟次数</translation>
    </message>
    <message>
        <source>Place blinks</source>
        <translation>放置眨眼</translation>
    </message>
    <message>
        <source>Place other blinks</source>
        <translation>重新放置眨眼</translation>
    </message>
    <message>
        <source>Place other blinks by chance. All of these are replaced, also those set by hand</source>
        <translation>重新随机放置眨眼。现有眨眼全部替换，包括手动设置的</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>Time of the blink</source>
        <translation>眨眼的时间</translation>
    </message>
</context>
<context>
    <name>BlinkStrip</name>
    <message>
        <source>Blink at {time}</source>
        <translation>{time} 处的眨眼</translation>
    </message>
    <message>
        <source>Blinks</source>
        <translation>眨眼</translation>
    </message>
    <message>
        <source>Double-click to add a blink, drag to move it, Del to delete it.
Tab goes from blink to blink, the arrow keys move the selected one by a frame.
Ctrl and the wheel zoom, Shift and the wheel scroll.</source>
        <translation>双击添加眨眼，拖动可移动，按 Del 删除。
按 Tab 切换到下一次眨眼，按方向键将所选眨眼移动一帧。
Ctrl+滚轮缩放，Shift+滚轮滚动。</translation>
    </message>
</context>
<context>
    <name>Canvas</name>
    <message>
        <source>Picture</source>
        <translation>画面</translation>
    </message>
</context>
<context>
    <name>CanvasKeys</name>
    <message>
        <source>Add a key</source>
        <translation>添加关键帧</translation>
    </message>
    <message>
        <source>Add a key at the playhead</source>
        <translation>在播放头处添加关键帧</translation>
    </message>
    <message>
        <source>Alt+drag</source>
        <translation>Alt+拖动</translation>
    </message>
    <message>
        <source>Alt+wheel</source>
        <translation>Alt+滚轮</translation>
    </message>
    <message>
        <source>Delete the selected keys</source>
        <translation>删除所选关键帧</translation>
    </message>
    <message>
        <source>Deselect; call a drag off</source>
        <translation>取消选择；取消拖动</translation>
    </message>
    <message>
        <source>Draw a box around keys</source>
        <translation>框选关键帧</translation>
    </message>
    <message>
        <source>Handle type</source>
        <translation>手柄类型</translation>
    </message>
    <message>
        <source>Interpolation</source>
        <translation>插值</translation>
    </message>
    <message>
        <source>Move along one axis</source>
        <translation>仅沿一个轴移动</translation>
    </message>
    <message>
        <source>Move the selected keys a frame; ten with Shift</source>
        <translation>将所选关键帧移动一帧；按住 Shift 为十帧</translation>
    </message>
    <message>
        <source>Move the selected keys from anywhere</source>
        <translation>在任意位置移动所选关键帧</translation>
    </message>
    <message>
        <source>Move the selected keys with the mouse</source>
        <translation>用鼠标移动所选关键帧</translation>
    </message>
    <message>
        <source>Next key</source>
        <translation>下一个关键帧</translation>
    </message>
    <message>
        <source>Raise or lower them; ten times as much with Shift</source>
        <translation>升高或降低；按住 Shift 为十倍</translation>
    </message>
    <message>
        <source>Scale them around the playhead</source>
        <translation>以播放头为中心缩放</translation>
    </message>
    <message>
        <source>Select all keys in sight</source>
        <translation>选择所有可见的关键帧</translation>
    </message>
    <message>
        <source>Shift+drag</source>
        <translation>Shift+拖动</translation>
    </message>
    <message>
        <source>Show the selected keys</source>
        <translation>显示所选关键帧</translation>
    </message>
    <message>
        <source>Show the whole clip</source>
        <translation>显示整个片段</translation>
    </message>
    <message>
        <source>While dragging: only along time, only values</source>
        <translation>拖动时：仅沿时间、仅改数值</translation>
    </message>
    <message>
        <source>Zoom values</source>
        <translation>缩放数值</translation>
    </message>
    <message>
        <source>{ctrl}+click</source>
        <translation>{ctrl}+单击</translation>
    </message>
</context>
<context>
    <name>CaptionCommands</name>
    <message>
        <source>Import captions</source>
        <translation>导入字幕</translation>
    </message>
    <message>
        <source>Wrote {name}</source>
        <translation>已导出 {name}</translation>
    </message>
    <message>
        <source>{name}: {count} captions</source>
        <translation>{name}：{count} 条字幕</translation>
    </message>
</context>
<context>
    <name>CaptionDelegate</name>
    <message>
        <source>Return takes the words, Shift+Return begins a new line</source>
        <translation>回车确认文字，Shift+回车换行</translation>
    </message>
    <message>
        <source>Words of the caption</source>
        <translation>字幕文字</translation>
    </message>
</context>
<context>
    <name>CaptionLane</name>
    <message>
        <source>Captions in time</source>
        <translation>时间线上的字幕</translation>
    </message>
    <message>
        <source>Move caption</source>
        <translation>移动字幕</translation>
    </message>
    <message>
        <source>Trim caption</source>
        <translation>裁剪字幕</translation>
    </message>
</context>
<context>
    <name>CaptionList</name>
    <message>
        <source>Captions</source>
        <translation>字幕</translation>
    </message>
    <message>
        <source>End</source>
        <translation>终点</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>起点</translation>
    </message>
    <message>
        <source>Words</source>
        <translation>文字</translation>
    </message>
</context>
<context>
    <name>CaptionPanel</name>
    <message>
        <source>Add at playhead</source>
        <translation>在播放头处添加</translation>
    </message>
    <message>
        <source>Add caption</source>
        <translation>添加字幕</translation>
    </message>
    <message>
        <source>All one frame earlier</source>
        <translation>全部提前一帧</translation>
    </message>
    <message>
        <source>All one frame later</source>
        <translation>全部推后一帧</translation>
    </message>
    <message>
        <source>Change caption's time</source>
        <translation>更改字幕时间</translation>
    </message>
    <message>
        <source>Change caption's words</source>
        <translation>更改字幕文字</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>Delete caption</source>
        <translation>删除字幕</translation>
    </message>
    <message>
        <source>Export captions…</source>
        <translation>导出字幕…</translation>
    </message>
    <message>
        <source>Import captions…</source>
        <translation>导入字幕…</translation>
    </message>
    <message>
        <source>Import into gaps…</source>
        <translation>导入到空隙…</translation>
    </message>
    <message>
        <source>Merge captions</source>
        <translation>合并字幕</translation>
    </message>
    <message>
        <source>Merge with next</source>
        <translation>与下一条合并</translation>
    </message>
    <message>
        <source>More for captions</source>
        <translation>更多字幕操作</translation>
    </message>
    <message>
        <source>New caption</source>
        <translation>新字幕</translation>
    </message>
    <message>
        <source>No captions yet.
Add one at the playhead, or import an SRT, WebVTT or ASS file.</source>
        <translation>还没有字幕。
可在播放头处添加，或导入 SRT、WebVTT 或 ASS 文件。</translation>
    </message>
    <message>
        <source>Shift all…</source>
        <translation>全部平移…</translation>
    </message>
    <message>
        <source>Shift captions</source>
        <translation>移动全部字幕</translation>
    </message>
    <message>
        <source>Split</source>
        <translation>拆分</translation>
    </message>
    <message>
        <source>Split caption</source>
        <translation>拆分字幕</translation>
    </message>
</context>
<context>
    <name>CertificateDialog</name>
    <message>
        <source>A copy is kept on this computer, readable by you alone and without the passphrase, so that videos are signed without asking.</source>
        <translation>本机会保存一份副本，只有您能读取且不带密码，这样签名时无需询问。</translation>
    </message>
    <message>
        <source>Certificate</source>
        <translation>证书</translation>
    </message>
    <message>
        <source>Choose: {what}</source>
        <translation>选择：{what}</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>选择…</translation>
    </message>
    <message>
        <source>If an authority gave you a certificate for signing documents, your videos can carry your checked name. A PKCS #12 file (.p12, .pfx) holds everything; of PEM files the key may lie apart.</source>
        <translation>如果您有机构颁发的文件签名证书，视频就能带上经过核实的姓名。PKCS #12 文件（.p12、.pfx）包含全部内容；PEM 文件的私钥可以另存。</translation>
    </message>
    <message>
        <source>If it has one</source>
        <translation>如果有</translation>
    </message>
    <message>
        <source>In the same file</source>
        <translation>在同一文件中</translation>
    </message>
    <message>
        <source>Passphrase</source>
        <translation>密码</translation>
    </message>
    <message>
        <source>Private key</source>
        <translation>私钥</translation>
    </message>
    <message>
        <source>Use it</source>
        <translation>使用</translation>
    </message>
    <message>
        <source>Your own certificate</source>
        <translation>您自己的证书</translation>
    </message>
</context>
<context>
    <name>ChannelTree</name>
    <message>
        <source>Channels</source>
        <translation>通道</translation>
    </message>
    <message>
        <source>Face</source>
        <translation>面部</translation>
    </message>
    <message>
        <source>Gaze</source>
        <translation>视线</translation>
    </message>
    <message>
        <source>Head</source>
        <translation>头部</translation>
    </message>
    <message>
        <source>Layer</source>
        <translation>图层</translation>
    </message>
    <message>
        <source>Strength</source>
        <translation>强度</translation>
    </message>
    <message>
        <source>{name} at the playhead</source>
        <translation>播放头处的{name}</translation>
    </message>
</context>
<context>
    <name>CheckDialog</name>
    <message>
        <source>A video, sound or picture can carry a signed note on how it was made. Here you see what it says, and whether the file was changed since. Nothing is sent anywhere.</source>
        <translation>视频、声音或图片可以带有关于制作方式的签名说明。这里显示其内容，以及文件之后是否被改动。不会向外发送任何数据。</translation>
    </message>
    <message>
        <source>Check a video</source>
        <translation>检查视频</translation>
    </message>
    <message>
        <source>Checking</source>
        <translation>正在检查</translation>
    </message>
    <message>
        <source>Choose a file…</source>
        <translation>选择文件…</translation>
    </message>
    <message>
        <source>or drop one on this window</source>
        <translation>或将文件拖放到此窗口</translation>
    </message>
</context>
<context>
    <name>ChoiceBox</name>
    <message>
        <source>several</source>
        <translation>多个值</translation>
    </message>
</context>
<context>
    <name>ClipLooks</name>
    <message>
        <source>Gain {gain} dB</source>
        <translation>增益 {gain} dB</translation>
    </message>
    <message>
        <source>Heard only; it doesn't move the portrait.</source>
        <translation>仅播放声音，不驱动肖像。</translation>
    </message>
    <message>
        <source>Its motion is being generated.</source>
        <translation>正在生成动作。</translation>
    </message>
    <message>
        <source>Its settings were changed since. Generate it again to use them.</source>
        <translation>之后设置有改动。重新生成才能应用。</translation>
    </message>
    <message>
        <source>No motion yet. Generate it to let the portrait speak.</source>
        <translation>还没有动作。生成动作后，肖像才会说话。</translation>
    </message>
    <message>
        <source>Take {number}, seed {seed}</source>
        <translation>版本 {number}，种子 {seed}</translation>
    </message>
    <message>
        <source>The file is missing. Find it with File, Relink missing media.</source>
        <translation>文件丢失。请用“文件 › 重新链接丢失的素材”找回。</translation>
    </message>
    <message>
        <source>The take doesn't cover all of it. Generate it again.</source>
        <translation>该版本没有覆盖整个片段。请重新生成。</translation>
    </message>
    <message>
        <source>{name} · file missing</source>
        <translation>{name} · 文件丢失</translation>
    </message>
    <message>
        <source>{name} · generating…</source>
        <translation>{name} · 正在生成…</translation>
    </message>
    <message>
        <source>{name} · no motion yet</source>
        <translation>{name} · 尚无动作</translation>
    </message>
    <message>
        <source>{start} to {stop}, {length} long</source>
        <translation>{start} 至 {stop}，时长 {length}</translation>
    </message>
</context>
<context>
    <name>ClipPanel</name>
    <message>
        <source> dB</source>
        <translation> dB</translation>
    </message>
    <message>
        <source> s</source>
        <translation> 秒</translation>
    </message>
    <message>
        <source>Choose take</source>
        <translation>选择版本</translation>
    </message>
    <message>
        <source>Clip</source>
        <translation>片段</translation>
    </message>
    <message>
        <source>Clip gain</source>
        <translation>片段增益</translation>
    </message>
    <message>
        <source>Fade</source>
        <translation>淡变</translation>
    </message>
    <message>
        <source>Fade in</source>
        <translation>淡入</translation>
    </message>
    <message>
        <source>Fade out</source>
        <translation>淡出</translation>
    </message>
    <message>
        <source>Gain</source>
        <translation>增益</translation>
    </message>
    <message>
        <source>Generate motion</source>
        <translation>生成动作</translation>
    </message>
    <message>
        <source>Generation settings</source>
        <translation>生成设置</translation>
    </message>
    <message>
        <source>Go to the clip's first frame</source>
        <translation>转到片段的第一帧</translation>
    </message>
    <message>
        <source>Length</source>
        <translation>时长</translation>
    </message>
    <message>
        <source>Made with {how} (pack version {version})</source>
        <translation>生成参数：{how}（模型包版本 {version}）</translation>
    </message>
    <message>
        <source>Motion</source>
        <translation>动作</translation>
    </message>
    <message>
        <source>Move clip</source>
        <translation>移动片段</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>No motion yet: the face rests.</source>
        <translation>尚无动作：面部静止。</translation>
    </message>
    <message>
        <source>None: the face rests</source>
        <translation>无：面部静止</translation>
    </message>
    <message>
        <source>Rename clip</source>
        <translation>重命名片段</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>起点</translation>
    </message>
    <message>
        <source>Take</source>
        <translation>版本</translation>
    </message>
    <message>
        <source>The take was made with other settings: generate again to hear and see these.</source>
        <translation>该版本用的是其他设置：重新生成才能看到当前设置的效果。</translation>
    </message>
    <message>
        <source>The track is locked: unlock it to edit.</source>
        <translation>轨道已锁定：解锁后才能编辑。</translation>
    </message>
    <message>
        <source>Trim clip</source>
        <translation>修剪片段</translation>
    </message>
    <message>
        <source>{count} clips</source>
        <translation>{count} 个片段</translation>
    </message>
</context>
<context>
    <name>ClipSteps</name>
    <message>
        <source>Move clip</source>
        <translation>移动片段</translation>
    </message>
</context>
<context>
    <name>Codecs</name>
    <message>
        <source>GIF: an animated picture</source>
        <translation>GIF：动图</translation>
    </message>
    <message>
        <source>MOV, ProRes 422 HQ: for editing</source>
        <translation>MOV，ProRes 422 HQ：用于剪辑</translation>
    </message>
    <message>
        <source>MOV, ProRes 4444: with transparency</source>
        <translation>MOV，ProRes 4444：支持透明</translation>
    </message>
    <message>
        <source>MP4, AV1: smallest, takes longer</source>
        <translation>MP4，AV1：最小，耗时较长</translation>
    </message>
    <message>
        <source>MP4, H.264: plays everywhere</source>
        <translation>MP4，H.264：随处可播放</translation>
    </message>
    <message>
        <source>MP4, H.265: smaller, for newer players</source>
        <translation>MP4，H.265：更小，适合较新的播放器</translation>
    </message>
    <message>
        <source>PNG pictures: with transparency</source>
        <translation>PNG 图片：支持透明</translation>
    </message>
    <message>
        <source>WAV: the sound alone</source>
        <translation>WAV：仅声音</translation>
    </message>
    <message>
        <source>WebM, VP9: for web pages</source>
        <translation>WebM，VP9：用于网页</translation>
    </message>
</context>
<context>
    <name>ConsentForm</name>
    <message>
        <source>They agreed</source>
        <translation>本人已同意</translation>
    </message>
</context>
<context>
    <name>Corner</name>
    <message>
        <source>Add a track</source>
        <translation>添加轨道</translation>
    </message>
    <message>
        <source>Add music track</source>
        <translation>添加音乐轨道</translation>
    </message>
    <message>
        <source>Add voice track</source>
        <translation>添加语音轨道</translation>
    </message>
    <message>
        <source>Snap to edges, markers and the playhead; Shift suspends it</source>
        <translation>吸附到片段边缘、标记和播放头；按住 Shift 暂时关闭</translation>
    </message>
    <message>
        <source>Time of the playhead: minutes, seconds and frames</source>
        <translation>播放头位置：分、秒、帧</translation>
    </message>
</context>
<context>
    <name>Credentials</name>
    <message>
        <source>Computed without AI</source>
        <translation>由算法生成，未使用 AI</translation>
    </message>
    <message>
        <source>Converted</source>
        <translation>转换</translation>
    </message>
    <message>
        <source>Created</source>
        <translation>创建</translation>
    </message>
    <message>
        <source>Don't trust it: the credentials beside this file are damaged, or belong to another file or an earlier state of this one.</source>
        <translation>不要相信：此文件旁边的凭证已损坏，或属于其他文件或此文件的早先版本。</translation>
    </message>
    <message>
        <source>Don't trust it: the file or its credentials were changed after they were signed.</source>
        <translation>不要相信：文件或其凭证在签名后被改动。</translation>
    </message>
    <message>
        <source>Edited</source>
        <translation>编辑</translation>
    </message>
    <message>
        <source>Edited by people</source>
        <translation>经人工编辑</translation>
    </message>
    <message>
        <source>Files put in</source>
        <translation>放入文件</translation>
    </message>
    <message>
        <source>Made by hand on a computer</source>
        <translation>在电脑上手工制作</translation>
    </message>
    <message>
        <source>Made entirely by AI</source>
        <translation>完全由 AI 生成</translation>
    </message>
    <message>
        <source>Nothing has changed since it was signed. Whether the signer's name is true was not checked: anybody can make such a certificate.</source>
        <translation>自签名以来没有任何改动。签名者的姓名是否属实未经核实：任何人都能制作这样的证书。</translation>
    </message>
    <message>
        <source>Nothing has changed since you signed it on this computer.</source>
        <translation>自您在本机签名以来没有任何改动。</translation>
    </message>
    <message>
        <source>Opened</source>
        <translation>打开</translation>
    </message>
    <message>
        <source>Partly made by AI</source>
        <translation>部分由 AI 生成</translation>
    </message>
    <message>
        <source>Published</source>
        <translation>发布</translation>
    </message>
    <message>
        <source>Put together from several parts</source>
        <translation>由多个部分合成</translation>
    </message>
    <message>
        <source>Taken with a camera</source>
        <translation>用相机拍摄</translation>
    </message>
    <message>
        <source>The content credentials of this file lie on the internet. This program asks nobody there, so it can't check them.</source>
        <translation>此文件的内容凭证位于互联网上。本程序不会联网查询，因此无法检查。</translation>
    </message>
    <message>
        <source>The picture is a photo.</source>
        <translation>图片是照片。</translation>
    </message>
    <message>
        <source>The picture is made by AI.</source>
        <translation>图片由 AI 生成。</translation>
    </message>
    <message>
        <source>The picture is made by hand.</source>
        <translation>图片由人手绘制。</translation>
    </message>
    <message>
        <source>The voice is a person's.</source>
        <translation>语音来自真人。</translation>
    </message>
    <message>
        <source>The voice is made by AI.</source>
        <translation>语音由 AI 生成。</translation>
    </message>
    <message>
        <source>This file has no content credentials. That tells nothing of how it was made: editing it, converting it or uploading it to a platform often drops them.</source>
        <translation>此文件没有内容凭证。这不能说明它是如何制作的：编辑、转换或上传到平台往往会使凭证丢失。</translation>
    </message>
    <message>
        <source>Who is heard agreed.</source>
        <translation>说话者已授权。</translation>
    </message>
    <message>
        <source>Who is shown agreed.</source>
        <translation>出镜者已授权。</translation>
    </message>
    <message>
        <source>the certificate has expired since</source>
        <translation>证书此后已过期</translation>
    </message>
    <message>
        <source>with credentials of its own</source>
        <translation>自带凭证</translation>
    </message>
    <message>
        <source>{name} (not known on this computer)</source>
        <translation>{name}（本机未知）</translation>
    </message>
    <message>
        <source>{name} (self-made, checked by nobody)</source>
        <translation>{name}（自制，未经核实）</translation>
    </message>
    <message>
        <source>{name} (you, on this computer)</source>
        <translation>{name}（您，在本机）</translation>
    </message>
</context>
<context>
    <name>CropForm</name>
    <message>
        <source> px</source>
        <translation> 像素</translation>
    </message>
    <message>
        <source>Angle</source>
        <translation>角度</translation>
    </message>
    <message>
        <source>Centre across</source>
        <translation>水平中心</translation>
    </message>
    <message>
        <source>Centre down</source>
        <translation>垂直中心</translation>
    </message>
    <message>
        <source>Find by itself</source>
        <translation>自动识别</translation>
    </message>
    <message>
        <source>Found by itself</source>
        <translation>已自动识别</translation>
    </message>
    <message>
        <source>Let the points give the square again</source>
        <translation>重新由特征点确定裁剪框</translation>
    </message>
    <message>
        <source>No head was found</source>
        <translation>未找到头部</translation>
    </message>
    <message>
        <source>Set by hand</source>
        <translation>手动设置</translation>
    </message>
    <message>
        <source>Side</source>
        <translation>边长</translation>
    </message>
    <message>
        <source>°</source>
        <translation>°</translation>
    </message>
</context>
<context>
    <name>CurveBar</name>
    <message>
        <source>Add a key at the playhead (I)</source>
        <translation>在播放头处添加关键帧（I）</translation>
    </message>
    <message>
        <source>Auto-key: a value that is entered sets a key</source>
        <translation>自动关键帧：输入数值即设置关键帧</translation>
    </message>
    <message>
        <source>Normalised view: each curve fills the height</source>
        <translation>归一化视图：每条曲线都占满高度</translation>
    </message>
    <message>
        <source>Show the same part of time as the timeline</source>
        <translation>与时间线显示相同的时间段</translation>
    </message>
    <message>
        <source>Show the whole clip (Home)</source>
        <translation>显示整个片段（Home）</translation>
    </message>
    <message>
        <source>Snap to the playhead, markers and other keys; Ctrl suspends it</source>
        <translation>吸附到播放头、标记和其他关键帧；按住 Ctrl 暂时关闭</translation>
    </message>
</context>
<context>
    <name>CurveCanvas</name>
    <message>
        <source>Curves</source>
        <translation>曲线</translation>
    </message>
    <message>
        <source>Curves along time: Tab goes from key to key, arrows move the selected keys</source>
        <translation>沿时间的曲线：Tab 在关键帧之间切换，方向键移动所选关键帧</translation>
    </message>
    <message>
        <source>as generated</source>
        <translation>生成的动作</translation>
    </message>
    <message>
        <source>result</source>
        <translation>结果</translation>
    </message>
    <message>
        <source>{channel} looks good down to {value}</source>
        <translation>{channel}的安全下限为 {value}</translation>
    </message>
    <message>
        <source>{channel} looks good up to {value}</source>
        <translation>{channel}的安全上限为 {value}</translation>
    </message>
    <message>
        <source>{curve}: {value} at {time}</source>
        <translation>{curve}：{time} 处为 {value}</translation>
    </message>
</context>
<context>
    <name>CurveEdits</name>
    <message>
        <source>Face</source>
        <translation>面部</translation>
    </message>
    <message>
        <source>Head</source>
        <translation>头部</translation>
    </message>
</context>
<context>
    <name>CurveHands</name>
    <message>
        <source>Drag handle</source>
        <translation>拖动手柄</translation>
    </message>
    <message>
        <source>Move keys</source>
        <translation>移动关键帧</translation>
    </message>
    <message>
        <source>Scale keys</source>
        <translation>缩放关键帧</translation>
    </message>
</context>
<context>
    <name>CurveMenus</name>
    <message>
        <source>Add key at playhead	I</source>
        <translation>在播放头处添加关键帧	I</translation>
    </message>
    <message>
        <source>Aligned</source>
        <translation>对齐</translation>
    </message>
    <message>
        <source>Automatic</source>
        <translation>自动</translation>
    </message>
    <message>
        <source>Bezier</source>
        <translation>贝塞尔</translation>
    </message>
    <message>
        <source>Constant</source>
        <translation>阶跃</translation>
    </message>
    <message>
        <source>Copy	Ctrl+C</source>
        <translation>复制	Ctrl+C</translation>
    </message>
    <message>
        <source>Cut	Ctrl+X</source>
        <translation>剪切	Ctrl+X</translation>
    </message>
    <message>
        <source>Delete	Del</source>
        <translation>删除	Del</translation>
    </message>
    <message>
        <source>Duplicate	Ctrl+D</source>
        <translation>复制副本	Ctrl+D</translation>
    </message>
    <message>
        <source>Flat</source>
        <translation>水平</translation>
    </message>
    <message>
        <source>Free</source>
        <translation>自由</translation>
    </message>
    <message>
        <source>Handle type</source>
        <translation>手柄类型</translation>
    </message>
    <message>
        <source>Interpolation</source>
        <translation>插值</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>快捷键</translation>
    </message>
    <message>
        <source>Linear</source>
        <translation>线性</translation>
    </message>
    <message>
        <source>Paste at playhead	Ctrl+V</source>
        <translation>粘贴到播放头处	Ctrl+V</translation>
    </message>
    <message>
        <source>Select all	A</source>
        <translation>全选	A</translation>
    </message>
</context>
<context>
    <name>CurveTools</name>
    <message>
        <source> %</source>
        <translation> %</translation>
    </message>
    <message>
        <source>Amount</source>
        <translation>程度</translation>
    </message>
    <message>
        <source>Around</source>
        <translation>中心值</translation>
    </message>
    <message>
        <source>At least</source>
        <translation>最小</translation>
    </message>
    <message>
        <source>At most</source>
        <translation>最大</translation>
    </message>
    <message>
        <source>Blend</source>
        <translation>混合</translation>
    </message>
    <message>
        <source>Blend to generated</source>
        <translation>混合到生成的动作</translation>
    </message>
    <message>
        <source>Draw keys towards the generated motion</source>
        <translation>使关键帧向生成的动作靠拢</translation>
    </message>
    <message>
        <source>Draw keys towards their neighbours</source>
        <translation>使关键帧向相邻关键帧靠拢</translation>
    </message>
    <message>
        <source>Factor</source>
        <translation>倍数</translation>
    </message>
    <message>
        <source>For all keys of {channel}.</source>
        <translation>作用于{channel}的所有关键帧。</translation>
    </message>
    <message>
        <source>For {count} selected keys.</source>
        <translation>作用于 {count} 个所选关键帧。</translation>
    </message>
    <message>
        <source>Generated</source>
        <translation>生成的动作</translation>
    </message>
    <message>
        <source>Hold still</source>
        <translation>保持静止</translation>
    </message>
    <message>
        <source>How far the curve may stray, in parts of its height. </source>
        <translation>曲线允许的偏差，占其高度的比例。</translation>
    </message>
    <message>
        <source>Keep fewer keys of nearly the same curve</source>
        <translation>用更少的关键帧保持几乎相同的曲线</translation>
    </message>
    <message>
        <source>Keep values between two numbers</source>
        <translation>将数值限制在两个数之间</translation>
    </message>
    <message>
        <source>Let the curve be one value over the selected keys, or from the in to the out point</source>
        <translation>使曲线在所选关键帧之间，或从入点到出点保持同一数值</translation>
    </message>
    <message>
        <source>Limit</source>
        <translation>限制</translation>
    </message>
    <message>
        <source>Limit values</source>
        <translation>限制数值</translation>
    </message>
    <message>
        <source>Raise by</source>
        <translation>升高</translation>
    </message>
    <message>
        <source>Scale</source>
        <translation>缩放</translation>
    </message>
    <message>
        <source>Scale values</source>
        <translation>缩放数值</translation>
    </message>
    <message>
        <source>Scale values around one, and raise or lower them</source>
        <translation>围绕某个值缩放数值，并升高或降低</translation>
    </message>
    <message>
        <source>Simplify</source>
        <translation>简化</translation>
    </message>
    <message>
        <source>Simplify curve</source>
        <translation>简化曲线</translation>
    </message>
    <message>
        <source>Smooth</source>
        <translation>平滑</translation>
    </message>
    <message>
        <source>Smooth keys</source>
        <translation>平滑关键帧</translation>
    </message>
    <message>
        <source>Tolerance</source>
        <translation>容差</translation>
    </message>
    <message>
        <source>Use what looks good: {low} to {high}</source>
        <translation>使用安全角度：{low} 到 {high}</translation>
    </message>
</context>
<context>
    <name>Curves</name>
    <message>
        <source>1 is a strong but natural expression</source>
        <translation>1 为强烈但自然的表情</translation>
    </message>
    <message>
        <source>1 is as generated, 0 is still, 2 is twice as strong</source>
        <translation>1 为生成的强度，0 为静止，2 为两倍强度</translation>
    </message>
    <message>
        <source>Brows</source>
        <translation>眉毛</translation>
    </message>
    <message>
        <source>Brows strength</source>
        <translation>眉毛强度</translation>
    </message>
    <message>
        <source>Cheeks strength</source>
        <translation>脸颊强度</translation>
    </message>
    <message>
        <source>Eyes strength</source>
        <translation>眼睛强度</translation>
    </message>
    <message>
        <source>Gaze across</source>
        <translation>视线左右</translation>
    </message>
    <message>
        <source>Gaze up</source>
        <translation>视线上下</translation>
    </message>
    <message>
        <source>Head strength</source>
        <translation>头部强度</translation>
    </message>
    <message>
        <source>How much the layer counts: 0 is not at all, 1 is fully</source>
        <translation>图层的作用程度：0 为完全无效，1 为完全生效</translation>
    </message>
    <message>
        <source>In widths of the face, downward</source>
        <translation>以脸宽为单位，向下为正</translation>
    </message>
    <message>
        <source>In widths of the face, to the right</source>
        <translation>以脸宽为单位，向右为正</translation>
    </message>
    <message>
        <source>Jaw</source>
        <translation>下颌</translation>
    </message>
    <message>
        <source>Jaw strength</source>
        <translation>下颌强度</translation>
    </message>
    <message>
        <source>Lips strength</source>
        <translation>嘴唇强度</translation>
    </message>
    <message>
        <source>Nearness of the head; added, or times the size in the picture</source>
        <translation>头部的远近：相加，或为图片中大小的倍数</translation>
    </message>
    <message>
        <source>Nodding, in degrees</source>
        <translation>点头，单位为度</translation>
    </message>
    <message>
        <source>Overall strength</source>
        <translation>整体强度</translation>
    </message>
    <message>
        <source>Pitch</source>
        <translation>俯仰</translation>
    </message>
    <message>
        <source>Pucker</source>
        <translation>撅嘴</translation>
    </message>
    <message>
        <source>Roll</source>
        <translation>翻滚</translation>
    </message>
    <message>
        <source>Shift across</source>
        <translation>左右移动</translation>
    </message>
    <message>
        <source>Shift down</source>
        <translation>上下移动</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>大小</translation>
    </message>
    <message>
        <source>Smile</source>
        <translation>微笑</translation>
    </message>
    <message>
        <source>Spread lips</source>
        <translation>咧嘴</translation>
    </message>
    <message>
        <source>The left eye of the person shown</source>
        <translation>画中人的左眼</translation>
    </message>
    <message>
        <source>The right eye of the person shown</source>
        <translation>画中人的右眼</translation>
    </message>
    <message>
        <source>Tilting, in degrees</source>
        <translation>歪头，单位为度</translation>
    </message>
    <message>
        <source>Turning aside, in degrees</source>
        <translation>左右转头，单位为度</translation>
    </message>
    <message>
        <source>Weight</source>
        <translation>权重</translation>
    </message>
    <message>
        <source>Wink left</source>
        <translation>眨左眼</translation>
    </message>
    <message>
        <source>Wink right</source>
        <translation>眨右眼</translation>
    </message>
    <message>
        <source>Yaw</source>
        <translation>偏航</translation>
    </message>
</context>
<context>
    <name>DialForm</name>
    <message>
        <source> %</source>
        <translation> %</translation>
    </message>
    <message>
        <source>{name}: added</source>
        <translation>{name}：附加量</translation>
    </message>
    <message>
        <source>{name}: strength</source>
        <translation>{name}：强度</translation>
    </message>
</context>
<context>
    <name>DialRow</name>
    <message>
        <source>Edit the curve</source>
        <translation>编辑曲线</translation>
    </message>
    <message>
        <source>Move the playhead onto the clip to set a key</source>
        <translation>请把播放头移到片段上，再设置关键帧</translation>
    </message>
    <message>
        <source>Remove the key at the playhead</source>
        <translation>移除播放头处的关键帧</translation>
    </message>
    <message>
        <source>Set a key at the playhead; moving the slider sets one, too</source>
        <translation>在播放头处设置关键帧；移动滑块也会设置</translation>
    </message>
    <message>
        <source>Set a key at the playhead; with two or more it changes over time</source>
        <translation>在播放头处设置关键帧；有两个或更多时，数值会随时间变化</translation>
    </message>
    <message>
        <source>{name}: edit the curve</source>
        <translation>{name}：编辑曲线</translation>
    </message>
    <message>
        <source>{name}: key at the playhead</source>
        <translation>{name}：播放头处的关键帧</translation>
    </message>
</context>
<context>
    <name>DisclosureForm</name>
    <message>
        <source>A photo</source>
        <translation>照片</translation>
    </message>
    <message>
        <source>Drawn or made by hand</source>
        <translation>手绘或手工制作</translation>
    </message>
    <message>
        <source>Edit consent</source>
        <translation>编辑授权说明</translation>
    </message>
    <message>
        <source>Edit consent of the voice</source>
        <translation>编辑语音授权</translation>
    </message>
    <message>
        <source>For example: Ana Silva, by e-mail on 3 May</source>
        <translation>例如：王小雨，5 月 3 日通过邮件同意</translation>
    </message>
    <message>
        <source>Made by AI</source>
        <translation>由 AI 生成</translation>
    </message>
    <message>
        <source>Not said</source>
        <translation>未说明</translation>
    </message>
    <message>
        <source>Say where the picture is from</source>
        <translation>说明图片来源</translation>
    </message>
    <message>
        <source>Say where the voice is from</source>
        <translation>说明语音来源</translation>
    </message>
    <message>
        <source>Spoken by somebody</source>
        <translation>由真人说出</translation>
    </message>
    <message>
        <source>The content credentials of your videos repeat where both come from, and that who is shown and heard agreed; the notes stay private unless you publish them (see Settings).</source>
        <translation>视频的内容凭证会写明图片和语音的来源，以及出镜者和说话者已授权；备注保持私密，除非您选择公开（见“设置”）。</translation>
    </message>
    <message>
        <source>The picture is</source>
        <translation>图片是</translation>
    </message>
    <message>
        <source>The voice is</source>
        <translation>语音是</translation>
    </message>
    <message>
        <source>Who is heard, and did they agree?</source>
        <translation>语音是谁的？是否已授权？</translation>
    </message>
    <message>
        <source>Who is heard, and how they agreed</source>
        <translation>语音是谁的，如何授权</translation>
    </message>
    <message>
        <source>Who is shown, and did they agree?</source>
        <translation>出镜者是谁？本人同意了吗？</translation>
    </message>
    <message>
        <source>Who is shown, and how they agreed</source>
        <translation>出镜者是谁，以何种方式同意</translation>
    </message>
</context>
<context>
    <name>DrawingPack</name>
    <message>
        <source>The portrait is drawn by “{name}”: the default pack does not know animals</source>
        <translation>肖像由“{name}”绘制：默认模型包不支持动物</translation>
    </message>
    <message>
        <source>The portrait is drawn by “{name}”: the default pack does not know drawings</source>
        <translation>肖像由“{name}”绘制：默认模型包不支持绘画形象</translation>
    </message>
    <message>
        <source>The portrait is drawn by “{name}”: the default pack does not know people</source>
        <translation>肖像由“{name}”绘制：默认模型包不支持真人</translation>
    </message>
</context>
<context>
    <name>Duration</name>
    <message>
        <source>{h} h {min} min</source>
        <translation>{h} 小时 {min} 分</translation>
    </message>
    <message>
        <source>{min} min</source>
        <translation>{min} 分钟</translation>
    </message>
    <message>
        <source>{min} min {s} s</source>
        <translation>{min} 分 {s} 秒</translation>
    </message>
    <message>
        <source>{s} s</source>
        <translation>{s} 秒</translation>
    </message>
</context>
<context>
    <name>EditCommands</name>
    <message>
        <source>Cut clips</source>
        <translation>剪切片段</translation>
    </message>
    <message>
        <source>Delete clips</source>
        <translation>删除片段</translation>
    </message>
    <message>
        <source>Delete marker</source>
        <translation>删除标记</translation>
    </message>
    <message>
        <source>Duplicate clips</source>
        <translation>创建片段副本</translation>
    </message>
    <message>
        <source>Fade in</source>
        <translation>淡入</translation>
    </message>
    <message>
        <source>Fade out</source>
        <translation>淡出</translation>
    </message>
    <message>
        <source>No clip that can be edited lies under the playhead</source>
        <translation>播放头下没有可编辑的片段</translation>
    </message>
    <message>
        <source>Paste clips</source>
        <translation>粘贴片段</translation>
    </message>
    <message>
        <source>Ripple delete</source>
        <translation>波纹删除</translation>
    </message>
    <message>
        <source>Split clip</source>
        <translation>拆分片段</translation>
    </message>
    <message>
        <source>There is no track to paste on: add a track, or unlock one</source>
        <translation>没有可粘贴的轨道：请添加或解锁一条轨道</translation>
    </message>
    <message>
        <source>Trim end</source>
        <translation>修剪结尾</translation>
    </message>
    <message>
        <source>Trim start</source>
        <translation>修剪开头</translation>
    </message>
</context>
<context>
    <name>EditorBar</name>
    <message>
        <source>A drawing or a person</source>
        <translation>绘画形象或真人</translation>
    </message>
    <message>
        <source>An animal</source>
        <translation>动物</translation>
    </message>
    <message>
        <source>Crop</source>
        <translation>裁剪</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>完成</translation>
    </message>
    <message>
        <source>Find the face again</source>
        <translation>重新识别面部</translation>
    </message>
    <message>
        <source>Forget crop and points set by hand, and look for a human face</source>
        <translation>清除手动设置的裁剪和特征点，重新查找人脸</translation>
    </message>
    <message>
        <source>How the animated square blends into the picture</source>
        <translation>动态区域如何融入画面</translation>
    </message>
    <message>
        <source>Mask</source>
        <translation>蒙版</translation>
    </message>
    <message>
        <source>Of a drawing or a person</source>
        <translation>绘画形象或真人</translation>
    </message>
    <message>
        <source>Of an animal</source>
        <translation>动物</translation>
    </message>
    <message>
        <source>Place points by hand</source>
        <translation>手动放置特征点</translation>
    </message>
    <message>
        <source>Points</source>
        <translation>特征点</translation>
    </message>
    <message>
        <source>Reset</source>
        <translation>重置</translation>
    </message>
    <message>
        <source>The square around the head that is animated</source>
        <translation>头部周围会动起来的方形区域</translation>
    </message>
    <message>
        <source>Where eyes, nose and mouth are, on animals and drawings</source>
        <translation>动物和绘画形象的眼、鼻、嘴所在位置</translation>
    </message>
</context>
<context>
    <name>EditorHint</name>
    <message>
        <source>A person's points are found by themselves. Place them by hand where that fails.</source>
        <translation>真人的特征点会自动识别；识别不准时可手动放置。</translation>
    </message>
    <message>
        <source>Click the face to animate, or drag its square.</source>
        <translation>点击要驱动的面部，或拖动其方框。</translation>
    </message>
    <message>
        <source>Drag each point to its place, or the box to move them all.</source>
        <translation>把各个点拖到相应位置；拖动外框可整体移动。</translation>
    </message>
    <message>
        <source>Drag the edges; the dots make the corners round and the edge soft.</source>
        <translation>拖动边缘调整范围；圆点用于调整圆角和羽化。</translation>
    </message>
    <message>
        <source>Drag the square so that the whole head fits in. Alt scales about its middle.</source>
        <translation>拖动方框，使整个头部都在框内。按住 Alt 以中心缩放。</translation>
    </message>
    <message>
        <source>No face was found. Place the points by hand.</source>
        <translation>未找到面部。请手动放置特征点。</translation>
    </message>
</context>
<context>
    <name>EmptyPage</name>
    <message>
        <source>A photo, a painting, a drawing or an animal, facing the viewer</source>
        <translation>照片、画作、插画或动物，正脸朝前</translation>
    </message>
    <message>
        <source>Choose a picture…</source>
        <translation>选择图片…</translation>
    </message>
    <message>
        <source>Drop a portrait here</source>
        <translation>把肖像拖到这里</translation>
    </message>
</context>
<context>
    <name>EmptyPages</name>
    <message>
        <source>Choose a clip on the timeline to see and shape the curves of its performance.</source>
        <translation>请在时间线上选择片段，以查看和调整其表演的曲线。</translation>
    </message>
    <message>
        <source>Choose the first clip</source>
        <translation>选择第一个片段</translation>
    </message>
    <message>
        <source>Curves shape the performance of a voice. Import one, and its head and face are yours.</source>
        <translation>曲线用于塑造语音的表演。请导入语音，头部和面部便由您掌控。</translation>
    </message>
    <message>
        <source>Generate motion</source>
        <translation>生成动作</translation>
    </message>
    <message>
        <source>Generate the clip's motion first; your keys then shape it, and stay with every new take.</source>
        <translation>请先生成片段的动作；之后您的关键帧会塑造它，并在每个新版本中保留。</translation>
    </message>
    <message>
        <source>Import audio…</source>
        <translation>导入音频…</translation>
    </message>
    <message>
        <source>No clip is chosen</source>
        <translation>未选择片段</translation>
    </message>
    <message>
        <source>No motion yet</source>
        <translation>还没有动作</translation>
    </message>
    <message>
        <source>No voice yet</source>
        <translation>还没有语音</translation>
    </message>
</context>
<context>
    <name>ErrorDialog</name>
    <message>
        <source>Copied</source>
        <translation>已复制</translation>
    </message>
    <message>
        <source>Copy details</source>
        <translation>复制详细信息</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>详细信息</translation>
    </message>
    <message>
        <source>JoyVASA Studio</source>
        <translation>JoyVASA Studio</translation>
    </message>
    <message>
        <source>Show log</source>
        <translation>显示日志</translation>
    </message>
</context>
<context>
    <name>ExportCommands</name>
    <message>
        <source>It stops now. When the Studio is opened again it can go on; what is finished of it stays.</source>
        <translation>制作会就此停止。下次打开 Studio 后可以继续；已完成的部分会保留。</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>退出</translation>
    </message>
    <message>
        <source>Quit while a video is being made?</source>
        <translation>正在制作视频，要退出吗？</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>移除</translation>
    </message>
    <message>
        <source>Remove “{name}” from the queue?</source>
        <translation>将“{name}”移出队列？</translation>
    </message>
    <message>
        <source>What is made of it so far will be thrown away.</source>
        <translation>目前已完成的部分将被丢弃。</translation>
    </message>
    <message>
        <source>{name} is being made</source>
        <translation>正在制作 {name}</translation>
    </message>
</context>
<context>
    <name>ExportDialog</name>
    <message>
        <source>Export</source>
        <translation>导出</translation>
    </message>
    <message>
        <source>Export video</source>
        <translation>导出视频</translation>
    </message>
    <message>
        <source>Frame</source>
        <translation>画面</translation>
    </message>
    <message>
        <source>Give the video a name</source>
        <translation>请为视频命名</translation>
    </message>
    <message>
        <source>Letters</source>
        <translation>文字</translation>
    </message>
    <message>
        <source>Package</source>
        <translation>打包</translation>
    </message>
    <message>
        <source>Replace</source>
        <translation>替换</translation>
    </message>
    <message>
        <source>Replace {name}?</source>
        <translation>要替换 {name} 吗？</translation>
    </message>
    <message>
        <source>Sound</source>
        <translation>声音</translation>
    </message>
    <message>
        <source>Summary</source>
        <translation>概要</translation>
    </message>
    <message>
        <source>The portrait panel doesn't say yet that the person shown agreed to this.</source>
        <translation>肖像面板中尚未注明出镜者已同意。</translation>
    </message>
    <message>
        <source>The project doesn't say yet where its picture and its voice come from.</source>
        <translation>项目尚未说明图片和语音的来源。</translation>
    </message>
    <message>
        <source>The video that is there now will be gone once the new one is complete.</source>
        <translation>新视频完成后，现有的视频将被覆盖。</translation>
    </message>
    <message>
        <source>The video will not say where it comes from: content credentials are off.</source>
        <translation>视频将不说明来源：内容凭证已关闭。</translation>
    </message>
    <message>
        <source>Untitled</source>
        <translation>未命名</translation>
    </message>
    <message>
        <source>Video</source>
        <translation>视频</translation>
    </message>
    <message>
        <source>What it shows</source>
        <translation>显示内容</translation>
    </message>
    <message>
        <source>What the video shall be</source>
        <translation>视频的设置</translation>
    </message>
</context>
<context>
    <name>ExportJobs</name>
    <message>
        <source>Export {name}</source>
        <translation>导出 {name}</translation>
    </message>
</context>
<context>
    <name>ExpressionCommands</name>
    <message>
        <source>Add blink</source>
        <translation>添加眨眼</translation>
    </message>
    <message>
        <source>Move the playhead onto the clip that shall blink there</source>
        <translation>请把播放头移到要眨眼的片段上</translation>
    </message>
    <message>
        <source>The clip has a blink of its own here now</source>
        <translation>已在此处为片段添加自定义眨眼</translation>
    </message>
</context>
<context>
    <name>ExpressionPanel</name>
    <message>
        <source> ms</source>
        <translation> 毫秒</translation>
    </message>
    <message>
        <source>Add layer</source>
        <translation>添加图层</translation>
    </message>
    <message>
        <source>Add no expression</source>
        <translation>清除附加表情</translation>
    </message>
    <message>
        <source>Added expression</source>
        <translation>附加表情</translation>
    </message>
    <message>
        <source>All of the face</source>
        <translation>整个面部</translation>
    </message>
    <message>
        <source>Blinks</source>
        <translation>眨眼</translation>
    </message>
    <message>
        <source>Brows</source>
        <translation>眉毛</translation>
    </message>
    <message>
        <source>Brows raised; to the left, lowered</source>
        <translation>眉毛上扬；向左则压低</translation>
    </message>
    <message>
        <source>Cheeks</source>
        <translation>脸颊</translation>
    </message>
    <message>
        <source>Cheeks and smile</source>
        <translation>脸颊和微笑</translation>
    </message>
    <message>
        <source>Corners of the mouth up; to the left, down</source>
        <translation>嘴角上扬；向左则下垂</translation>
    </message>
    <message>
        <source>Expression</source>
        <translation>表情</translation>
    </message>
    <message>
        <source>Eyes</source>
        <translation>眼睛</translation>
    </message>
    <message>
        <source>Gaze</source>
        <translation>视线</translation>
    </message>
    <message>
        <source>Head</source>
        <translation>头部</translation>
    </message>
    <message>
        <source>How far the mouth opens</source>
        <translation>嘴张开的幅度</translation>
    </message>
    <message>
        <source>How much later the lips move than they were generated</source>
        <translation>嘴唇动作比生成时延后的时间</translation>
    </message>
    <message>
        <source>Jaw</source>
        <translation>下颌</translation>
    </message>
    <message>
        <source>Key of expression</source>
        <translation>表情关键帧</translation>
    </message>
    <message>
        <source>Lids and looks</source>
        <translation>眼睑和视线</translation>
    </message>
    <message>
        <source>Lip sync</source>
        <translation>口型同步</translation>
    </message>
    <message>
        <source>Lips</source>
        <translation>嘴唇</translation>
    </message>
    <message>
        <source>Lips rounded</source>
        <translation>嘴唇撅圆</translation>
    </message>
    <message>
        <source>Lips wider</source>
        <translation>嘴唇向两侧拉宽</translation>
    </message>
    <message>
        <source>Mouth further open; to the left, further closed</source>
        <translation>嘴张得更大；向左则更闭合</translation>
    </message>
    <message>
        <source>Offset</source>
        <translation>偏移</translation>
    </message>
    <message>
        <source>Overall</source>
        <translation>整体</translation>
    </message>
    <message>
        <source>Play everything as generated</source>
        <translation>全部恢复为生成结果</translation>
    </message>
    <message>
        <source>Pucker</source>
        <translation>撅嘴</translation>
    </message>
    <message>
        <source>Raised and drawn brows</source>
        <translation>扬眉和皱眉</translation>
    </message>
    <message>
        <source>Reset expression</source>
        <translation>重置表情</translation>
    </message>
    <message>
        <source>Select a clip of a voice to set how strongly it plays, its blinks and its gaze.</source>
        <translation>选择语音片段，即可设置其表演强度、眨眼和视线。</translation>
    </message>
    <message>
        <source>Shapes of the lips: spread, rounded, pressed</source>
        <translation>唇形：咧开、撅起、抿紧</translation>
    </message>
    <message>
        <source>Silence</source>
        <translation>静音段</translation>
    </message>
    <message>
        <source>Smile</source>
        <translation>微笑</translation>
    </message>
    <message>
        <source>Spread</source>
        <translation>咧嘴</translation>
    </message>
    <message>
        <source>Strength</source>
        <translation>强度</translation>
    </message>
    <message>
        <source>The person's left eye closes</source>
        <translation>闭上人物自己的左眼</translation>
    </message>
    <message>
        <source>The person's right eye closes</source>
        <translation>闭上人物自己的右眼</translation>
    </message>
    <message>
        <source>The track is locked: unlock it to edit.</source>
        <translation>轨道已锁定：解锁后才能编辑。</translation>
    </message>
    <message>
        <source>To the right the lips move later, to the left earlier than the sound.</source>
        <translation>向右，嘴唇动作晚于声音；向左，早于声音。</translation>
    </message>
    <message>
        <source>Turns, nods, shifts and size of the head</source>
        <translation>头部的转动、点头、位移和大小</translation>
    </message>
    <message>
        <source>Wink left</source>
        <translation>眨左眼</translation>
    </message>
    <message>
        <source>Wink right</source>
        <translation>眨右眼</translation>
    </message>
    <message>
        <source>layer locked</source>
        <translation>图层已锁定</translation>
    </message>
    <message>
        <source>layer muted</source>
        <translation>图层已静音</translation>
    </message>
    <message>
        <source>on ({count})</source>
        <translation>开（{count}）</translation>
    </message>
    <message>
        <source>{count} changed</source>
        <translation>已更改 {count} 项</translation>
    </message>
    <message>
        <source>{count} clips: strength, expressions, gaze and lip sync go to all of them.</source>
        <translation>{count} 个片段：强度、表情、视线和口型同步会应用到全部片段。</translation>
    </message>
    <message>
        <source>{count} own</source>
        <translation>自定义 {count} 次</translation>
    </message>
    <message>
        <source>{value} ms</source>
        <translation>{value} 毫秒</translation>
    </message>
</context>
<context>
    <name>Faults</name>
    <message>
        <source>Blend jump</source>
        <translation>混合跳变</translation>
    </message>
    <message>
        <source>Jump</source>
        <translation>跳变</translation>
    </message>
    <message>
        <source>Limit turn</source>
        <translation>限制转动</translation>
    </message>
    <message>
        <source>Lip sync</source>
        <translation>口型同步</translation>
    </message>
    <message>
        <source>Mouth in silence</source>
        <translation>静音时动嘴</translation>
    </message>
    <message>
        <source>Move lips to sound</source>
        <translation>对齐口型与声音</translation>
    </message>
    <message>
        <source>Remedy: {remedy}</source>
        <translation>修正方法：{remedy}</translation>
    </message>
    <message>
        <source>Rest lips in silence</source>
        <translation>静音时闭唇</translation>
    </message>
    <message>
        <source>Smooth trembling</source>
        <translation>平滑抖动</translation>
    </message>
    <message>
        <source>Trembling</source>
        <translation>抖动</translation>
    </message>
    <message>
        <source>Turned too far</source>
        <translation>转动过大</translation>
    </message>
    <message>
        <source>{degrees}°</source>
        <translation>{degrees}°</translation>
    </message>
    <message>
        <source>{ms} ms early</source>
        <translation>早 {ms} 毫秒</translation>
    </message>
    <message>
        <source>{ms} ms late</source>
        <translation>晚 {ms} 毫秒</translation>
    </message>
    <message>
        <source>{name}: {amount}</source>
        <translation>{name}：{amount}</translation>
    </message>
    <message>
        <source>{seconds} s</source>
        <translation>{seconds} 秒</translation>
    </message>
</context>
<context>
    <name>FileCommands</name>
    <message>
        <source>All files are in {folder} now</source>
        <translation>所有文件现已收集到 {folder}</translation>
    </message>
    <message>
        <source>Relink media</source>
        <translation>重新链接素材</translation>
    </message>
    <message>
        <source>Save the project first: its files are collected beside it</source>
        <translation>请先保存项目：素材会收集到项目旁边</translation>
    </message>
    <message>
        <source>Saved {name}</source>
        <translation>已保存 {name}</translation>
    </message>
</context>
<context>
    <name>FileQuestions</name>
    <message>
        <source>All files</source>
        <translation>所有文件</translation>
    </message>
    <message>
        <source>Captions</source>
        <translation>字幕</translation>
    </message>
    <message>
        <source>Certificates</source>
        <translation>证书</translation>
    </message>
    <message>
        <source>Check a video</source>
        <translation>检查视频</translation>
    </message>
    <message>
        <source>Choose a certificate</source>
        <translation>选择证书</translation>
    </message>
    <message>
        <source>Choose a private key</source>
        <translation>选择私钥</translation>
    </message>
    <message>
        <source>Export captions</source>
        <translation>导出字幕</translation>
    </message>
    <message>
        <source>Export motion</source>
        <translation>导出动作</translation>
    </message>
    <message>
        <source>Hand off timeline</source>
        <translation>移交时间线</translation>
    </message>
    <message>
        <source>Import audio</source>
        <translation>导入音频</translation>
    </message>
    <message>
        <source>Import captions</source>
        <translation>导入字幕</translation>
    </message>
    <message>
        <source>Import motion</source>
        <translation>导入动作</translation>
    </message>
    <message>
        <source>Import portrait</source>
        <translation>导入肖像</translation>
    </message>
    <message>
        <source>JoyVASA projects</source>
        <translation>JoyVASA 项目</translation>
    </message>
    <message>
        <source>Motion</source>
        <translation>动作</translation>
    </message>
    <message>
        <source>Open project</source>
        <translation>打开项目</translation>
    </message>
    <message>
        <source>Pictures</source>
        <translation>图片</translation>
    </message>
    <message>
        <source>Private keys</source>
        <translation>私钥</translation>
    </message>
    <message>
        <source>Save project</source>
        <translation>保存项目</translation>
    </message>
    <message>
        <source>Sound and video</source>
        <translation>声音和视频</translation>
    </message>
    <message>
        <source>Table</source>
        <translation>表格</translation>
    </message>
    <message>
        <source>Untitled</source>
        <translation>未命名</translation>
    </message>
    <message>
        <source>Video, sound and pictures</source>
        <translation>视频、声音和图片</translation>
    </message>
</context>
<context>
    <name>FoundForm</name>
    <message>
        <source>Found</source>
        <translation>位置</translation>
    </message>
    <message>
        <source>How</source>
        <translation>制作方式</translation>
    </message>
    <message>
        <source>Made of</source>
        <translation>组成</translation>
    </message>
    <message>
        <source>Made with</source>
        <translation>制作软件</translation>
    </message>
    <message>
        <source>Problem</source>
        <translation>问题</translation>
    </message>
    <message>
        <source>Signed by</source>
        <translation>签名者</translation>
    </message>
    <message>
        <source>Steps</source>
        <translation>步骤</translation>
    </message>
    <message>
        <source>The creator says</source>
        <translation>作者声明</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>标题</translation>
    </message>
    <message>
        <source>in a file beside it</source>
        <translation>在旁边的文件中</translation>
    </message>
</context>
<context>
    <name>FramePage</name>
    <message>
        <source> %</source>
        <translation> %</translation>
    </message>
    <message>
        <source> px</source>
        <translation> 像素</translation>
    </message>
    <message>
        <source>1080 × 1080, square</source>
        <translation>1080 × 1080，方形</translation>
    </message>
    <message>
        <source>1080 × 1350, portrait</source>
        <translation>1080 × 1350，竖幅</translation>
    </message>
    <message>
        <source>1080 × 1920, vertical</source>
        <translation>1080 × 1920，竖屏</translation>
    </message>
    <message>
        <source>1920 × 1080, wide</source>
        <translation>1920 × 1080，横屏</translation>
    </message>
    <message>
        <source>A colour</source>
        <translation>一种颜色</translation>
    </message>
    <message>
        <source>A sound file has no pictures.</source>
        <translation>声音文件没有画面。</translation>
    </message>
    <message>
        <source>As the picture</source>
        <translation>与图片相同</translation>
    </message>
    <message>
        <source>As the picture, larger or smaller</source>
        <translation>与图片同形，可放大或缩小</translation>
    </message>
    <message>
        <source>Behind it</source>
        <translation>背景</translation>
    </message>
    <message>
        <source>Colour behind the picture</source>
        <translation>图片后面的颜色</translation>
    </message>
    <message>
        <source>Colour {name}</source>
        <translation>颜色 {name}</translation>
    </message>
    <message>
        <source>Face only</source>
        <translation>仅面部</translation>
    </message>
    <message>
        <source>Fill the frame, cut the rest</source>
        <translation>填满画面，裁去多余部分</translation>
    </message>
    <message>
        <source>Full picture</source>
        <translation>完整画面</translation>
    </message>
    <message>
        <source>Height</source>
        <translation>高度</translation>
    </message>
    <message>
        <source>Longer side</source>
        <translation>长边</translation>
    </message>
    <message>
        <source>Middle across</source>
        <translation>横向中心</translation>
    </message>
    <message>
        <source>Middle down</source>
        <translation>纵向中心</translation>
    </message>
    <message>
        <source>On the face</source>
        <translation>对准脸部</translation>
    </message>
    <message>
        <source>Own size</source>
        <translation>自定大小</translation>
    </message>
    <message>
        <source>Picture</source>
        <translation>图片</translation>
    </message>
    <message>
        <source>Put the middle back on the face</source>
        <translation>让中心回到脸部</translation>
    </message>
    <message>
        <source>Show all of it</source>
        <translation>完整显示</translation>
    </message>
    <message>
        <source>Shows</source>
        <translation>显示</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>大小</translation>
    </message>
    <message>
        <source>The person stays, what is behind them goes.</source>
        <translation>保留人物，去掉身后的内容。</translation>
    </message>
    <message>
        <source>The picture, blurred</source>
        <translation>模糊的图片</translation>
    </message>
    <message>
        <source>Transparent background</source>
        <translation>透明背景</translation>
    </message>
    <message>
        <source>Width</source>
        <translation>宽度</translation>
    </message>
    <message>
        <source>Zoom</source>
        <translation>缩放</translation>
    </message>
    <message>
        <source>{codec} can't be transparent; ProRes 4444 and PNG can.</source>
        <translation>{codec} 不支持透明；ProRes 4444 和 PNG 支持。</translation>
    </message>
</context>
<context>
    <name>GateForm</name>
    <message>
        <source> dB</source>
        <translation> dB</translation>
    </message>
    <message>
        <source> ms</source>
        <translation> 毫秒</translation>
    </message>
    <message>
        <source>Add a silence at the playhead</source>
        <translation>在播放头处添加静音段</translation>
    </message>
    <message>
        <source>Add silence</source>
        <translation>添加静音段</translation>
    </message>
    <message>
        <source>Attack</source>
        <translation>起音</translation>
    </message>
    <message>
        <source>Change silence</source>
        <translation>更改静音段</translation>
    </message>
    <message>
        <source>Delete silence</source>
        <translation>删除静音段</translation>
    </message>
    <message>
        <source>Delete the selected silence</source>
        <translation>删除所选静音段</translation>
    </message>
    <message>
        <source>End</source>
        <translation>终点</translation>
    </message>
    <message>
        <source>From</source>
        <translation>从</translation>
    </message>
    <message>
        <source>How far below the level of the speech a sound counts as silent.
Changing it finds silences anew; those set by hand stay, those deleted come back.</source>
        <translation>声音比说话电平低多少时算作静音。
更改后会重新查找静音段；手动设置的保留，已删除的会恢复。</translation>
    </message>
    <message>
        <source>How long the lips take to come alive before a sound</source>
        <translation>声音开始前，嘴唇恢复动作所用的时间</translation>
    </message>
    <message>
        <source>How long the lips take to come to rest after a sound</source>
        <translation>声音结束后，嘴唇静止下来所用的时间</translation>
    </message>
    <message>
        <source>Release</source>
        <translation>释放</translation>
    </message>
    <message>
        <source>Rest the lips in silence</source>
        <translation>静音时嘴唇静止</translation>
    </message>
    <message>
        <source>Silence gate</source>
        <translation>静音门限</translation>
    </message>
    <message>
        <source>Silences</source>
        <translation>静音段</translation>
    </message>
    <message>
        <source>Silences: {count}</source>
        <translation>静音段：{count} 个</translation>
    </message>
    <message>
        <source>Start of the silence</source>
        <translation>静音段起点</translation>
    </message>
    <message>
        <source>The sound is still being read.</source>
        <translation>仍在读取声音。</translation>
    </message>
    <message>
        <source>The take already rests its lips in silence; this adds to it.</source>
        <translation>该版本在静音时嘴唇已静止；此设置在其基础上叠加。</translation>
    </message>
    <message>
        <source>Threshold</source>
        <translation>阈值</translation>
    </message>
    <message>
        <source>to</source>
        <translation>至</translation>
    </message>
    <message>
        <source>{range}, by hand</source>
        <translation>{range}（手动）</translation>
    </message>
</context>
<context>
    <name>GazeForm</name>
    <message>
        <source>As generated</source>
        <translation>按生成结果</translation>
    </message>
    <message>
        <source>At one place</source>
        <translation>固定位置</translation>
    </message>
    <message>
        <source>At the camera</source>
        <translation>看向镜头</translation>
    </message>
    <message>
        <source>By keys</source>
        <translation>关键帧</translation>
    </message>
    <message>
        <source>Curve to the right</source>
        <translation>水平曲线</translation>
    </message>
    <message>
        <source>Curve upward</source>
        <translation>垂直曲线</translation>
    </message>
    <message>
        <source>Gaze</source>
        <translation>视线</translation>
    </message>
    <message>
        <source>Key gaze</source>
        <translation>设置视线关键帧</translation>
    </message>
    <message>
        <source>Right</source>
        <translation>右</translation>
    </message>
    <message>
        <source>The eyes stay on the viewer, however the head turns.</source>
        <translation>无论头部如何转动，眼睛始终看向观众。</translation>
    </message>
    <message>
        <source>The pad sets keys at the playhead.</source>
        <translation>在视线板上拖动，会在播放头处设置关键帧。</translation>
    </message>
    <message>
        <source>Up</source>
        <translation>上</translation>
    </message>
</context>
<context>
    <name>GazePad</name>
    <message>
        <source>Drag the point, or use the arrow keys, with Shift in long steps; double-click looks ahead</source>
        <translation>拖动圆点，或使用方向键（按住 Shift 步幅更大）；双击看向正前方</translation>
    </message>
    <message>
        <source>Where the eyes look</source>
        <translation>眼睛看向的位置</translation>
    </message>
</context>
<context>
    <name>GenerateJobs</name>
    <message>
        <source>Generate motion</source>
        <translation>生成动作</translation>
    </message>
    <message>
        <source>Generate motion of {name}</source>
        <translation>为 {name} 生成动作</translation>
    </message>
    <message>
        <source>Generate take</source>
        <translation>生成版本</translation>
    </message>
    <message>
        <source>Regenerate a stretch of {name}</source>
        <translation>重新生成 {name} 的一段</translation>
    </message>
    <message>
        <source>Regenerate stretch</source>
        <translation>重新生成一段</translation>
    </message>
</context>
<context>
    <name>GenerationCommands</name>
    <message>
        <source>Choose another seed</source>
        <translation>更换种子</translation>
    </message>
</context>
<context>
    <name>GenerationForm</name>
    <message>
        <source>Another seed</source>
        <translation>换一个种子</translation>
    </message>
    <message>
        <source>As published</source>
        <translation>与原版一致</translation>
    </message>
    <message>
        <source>As the pack suggests ({name})</source>
        <translation>模型包建议（{name}）</translation>
    </message>
    <message>
        <source>As the pack suggests: {value}</source>
        <translation>模型包建议值：{value}</translation>
    </message>
    <message>
        <source>Close the lips in silence</source>
        <translation>静音时闭嘴</translation>
    </message>
    <message>
        <source>Guidance</source>
        <translation>引导强度</translation>
    </message>
    <message>
        <source>None</source>
        <translation>无</translation>
    </message>
    <message>
        <source>Pack</source>
        <translation>模型包</translation>
    </message>
    <message>
        <source>Sampler</source>
        <translation>采样器</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>种子</translation>
    </message>
    <message>
        <source>Smoothing</source>
        <translation>平滑</translation>
    </message>
    <message>
        <source>Steady</source>
        <translation>稳定</translation>
    </message>
    <message>
        <source>Steps</source>
        <translation>步数</translation>
    </message>
    <message>
        <source>guidance {value:g}</source>
        <translation>引导强度 {value:g}</translation>
    </message>
    <message>
        <source>lips free in silence</source>
        <translation>静音时不闭嘴</translation>
    </message>
    <message>
        <source>seed {seed}</source>
        <translation>种子 {seed}</translation>
    </message>
    <message>
        <source>smoothing: {name}</source>
        <translation>平滑：{name}</translation>
    </message>
    <message>
        <source>{count} steps</source>
        <translation>{count} 步</translation>
    </message>
    <message>
        <source>{pack} (not installed)</source>
        <translation>{pack}（未安装）</translation>
    </message>
</context>
<context>
    <name>Headers</name>
    <message>
        <source>Change track gain</source>
        <translation>调整轨道增益</translation>
    </message>
    <message>
        <source>Let track drive the mouth</source>
        <translation>让轨道驱动口型</translation>
    </message>
    <message>
        <source>Let track only be heard</source>
        <translation>轨道仅播放声音</translation>
    </message>
    <message>
        <source>Lock track</source>
        <translation>锁定轨道</translation>
    </message>
    <message>
        <source>Move track</source>
        <translation>移动轨道</translation>
    </message>
    <message>
        <source>Mute track</source>
        <translation>轨道静音</translation>
    </message>
    <message>
        <source>Rename track</source>
        <translation>重命名轨道</translation>
    </message>
    <message>
        <source>Solo track</source>
        <translation>轨道独奏</translation>
    </message>
    <message>
        <source>Unlock track</source>
        <translation>解锁轨道</translation>
    </message>
    <message>
        <source>Unmute track</source>
        <translation>取消轨道静音</translation>
    </message>
    <message>
        <source>Unsolo track</source>
        <translation>取消轨道独奏</translation>
    </message>
</context>
<context>
    <name>HelpCommands</name>
    <message>
        <source>In the curve editor</source>
        <translation>在曲线编辑器中</translation>
    </message>
    <message>
        <source>{pack} runs on {provider} in {precision}</source>
        <translation>{pack} 运行于 {provider}，精度 {precision}</translation>
    </message>
</context>
<context>
    <name>HistoryPanel</name>
    <message>
        <source>Click a step to go back or forward to it</source>
        <translation>点击某一步即可后退或前进到该处</translation>
    </message>
    <message>
        <source>History</source>
        <translation>历史记录</translation>
    </message>
    <message>
        <source>Project as opened</source>
        <translation>打开时的项目</translation>
    </message>
</context>
<context>
    <name>ImportCommands</name>
    <message>
        <source>Import audio</source>
        <translation>导入音频</translation>
    </message>
    <message>
        <source>Import portrait</source>
        <translation>导入肖像</translation>
    </message>
    <message>
        <source>The clipboard holds no clips, no picture and no files</source>
        <translation>剪贴板中没有片段、图片或文件</translation>
    </message>
    <message>
        <source>Voice</source>
        <translation>语音</translation>
    </message>
    <message>
        <source>{name} is silent from end to end: no mouth will move</source>
        <translation>{name} 从头到尾没有声音：口型不会动</translation>
    </message>
</context>
<context>
    <name>JobCard</name>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Cancel {job}</source>
        <translation>取消 {job}</translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation>已取消</translation>
    </message>
    <message>
        <source>Checking the files</source>
        <translation>正在检查文件</translation>
    </message>
    <message>
        <source>Choosing colours</source>
        <translation>正在选取颜色</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>完成</translation>
    </message>
    <message>
        <source>Drawing frames</source>
        <translation>正在绘制画面</translation>
    </message>
    <message>
        <source>Joining the parts</source>
        <translation>正在拼接各部分</translation>
    </message>
    <message>
        <source>Listening</source>
        <translation>正在分析语音</translation>
    </message>
    <message>
        <source>Making motion</source>
        <translation>正在生成动作</translation>
    </message>
    <message>
        <source>Measuring the loudness</source>
        <translation>正在测量响度</translation>
    </message>
    <message>
        <source>Preparing the sound</source>
        <translation>正在准备声音</translation>
    </message>
    <message>
        <source>Progress of {job}</source>
        <translation>{job} 的进度</translation>
    </message>
    <message>
        <source>Putting motion together</source>
        <translation>正在合成动作</translation>
    </message>
    <message>
        <source>Reading the sound</source>
        <translation>正在读取声音</translation>
    </message>
    <message>
        <source>Show in folder</source>
        <translation>在文件夹中显示</translation>
    </message>
    <message>
        <source>Starting</source>
        <translation>正在启动</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>等待中</translation>
    </message>
    <message>
        <source>about {time} left</source>
        <translation>约剩 {time}</translation>
    </message>
    <message>
        <source>{percent} %</source>
        <translation>{percent}%</translation>
    </message>
</context>
<context>
    <name>JobsPanel</name>
    <message>
        <source>Clear finished</source>
        <translation>清除已完成</translation>
    </message>
    <message>
        <source>Nothing is being made.
Select clips and generate their motion, or export a video.</source>
        <translation>当前没有任务。
选择片段生成动作，或导出视频。</translation>
    </message>
</context>
<context>
    <name>KeyButtons</name>
    <message>
        <source>Key of {name} at the playhead</source>
        <translation>{name}在播放头处的关键帧</translation>
    </message>
    <message>
        <source>Next key of {name}</source>
        <translation>{name}的下一个关键帧</translation>
    </message>
    <message>
        <source>Previous key of {name}</source>
        <translation>{name}的上一个关键帧</translation>
    </message>
</context>
<context>
    <name>KeyCommands</name>
    <message>
        <source>Add key</source>
        <translation>添加关键帧</translation>
    </message>
    <message>
        <source>Cut keys</source>
        <translation>剪切关键帧</translation>
    </message>
    <message>
        <source>Delete key</source>
        <translation>删除关键帧</translation>
    </message>
    <message>
        <source>Delete keys</source>
        <translation>删除关键帧</translation>
    </message>
    <message>
        <source>Duplicate keys</source>
        <translation>复制关键帧副本</translation>
    </message>
    <message>
        <source>Move keys</source>
        <translation>移动关键帧</translation>
    </message>
    <message>
        <source>Offset curve</source>
        <translation>偏移曲线</translation>
    </message>
    <message>
        <source>Paste keys</source>
        <translation>粘贴关键帧</translation>
    </message>
    <message>
        <source>Set handle type</source>
        <translation>设置手柄类型</translation>
    </message>
    <message>
        <source>Set interpolation</source>
        <translation>设置插值</translation>
    </message>
    <message>
        <source>Set key</source>
        <translation>设置关键帧</translation>
    </message>
    <message>
        <source>Set value</source>
        <translation>设置数值</translation>
    </message>
</context>
<context>
    <name>KeyField</name>
    <message>
        <source>Press a key</source>
        <translation>请按键</translation>
    </message>
</context>
<context>
    <name>KeyFields</name>
    <message>
        <source>Handle type of the selected keys</source>
        <translation>所选关键帧的手柄类型</translation>
    </message>
    <message>
        <source>Interpolation of the selected keys</source>
        <translation>所选关键帧的插值</translation>
    </message>
    <message>
        <source>Time of the selected keys</source>
        <translation>所选关键帧的时间</translation>
    </message>
    <message>
        <source>Value of the selected keys</source>
        <translation>所选关键帧的数值</translation>
    </message>
</context>
<context>
    <name>KeymapDialog</name>
    <message>
        <source>Action</source>
        <translation>操作</translation>
    </message>
    <message>
        <source>Actions and their keys</source>
        <translation>操作及其快捷键</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>添加</translation>
    </message>
    <message>
        <source>All defaults</source>
        <translation>全部恢复默认</translation>
    </message>
    <message>
        <source>Default</source>
        <translation>默认</translation>
    </message>
    <message>
        <source>Keyboard map</source>
        <translation>键盘映射</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>快捷键</translation>
    </message>
    <message>
        <source>Leave this action without a key</source>
        <translation>清除此操作的快捷键</translation>
    </message>
    <message>
        <source>Make it another key of this action</source>
        <translation>添加为此操作的另一个快捷键</translation>
    </message>
    <message>
        <source>Make it the only key of this action</source>
        <translation>设为此操作的唯一快捷键</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>移除</translation>
    </message>
    <message>
        <source>Search by action or key</source>
        <translation>按操作或按键搜索</translation>
    </message>
    <message>
        <source>Set</source>
        <translation>设为</translation>
    </message>
    <message>
        <source>{keys} belongs to “{action}”, which will lose it.</source>
        <translation>{keys} 属于“{action}”，设置后将从该操作中移除。</translation>
    </message>
</context>
<context>
    <name>LaneHands</name>
    <message>
        <source>Change gain</source>
        <translation>调整增益</translation>
    </message>
    <message>
        <source>Copy clip</source>
        <translation>复制片段</translation>
    </message>
    <message>
        <source>Fade in</source>
        <translation>淡入</translation>
    </message>
    <message>
        <source>Fade out</source>
        <translation>淡出</translation>
    </message>
    <message>
        <source>Move clip</source>
        <translation>移动片段</translation>
    </message>
    <message>
        <source>Trim clip</source>
        <translation>修剪片段</translation>
    </message>
</context>
<context>
    <name>Lanes</name>
    <message>
        <source>Drop a voice here, or import one with File, Import audio</source>
        <translation>把语音拖到这里，或用“文件 › 导入音频”导入</translation>
    </message>
    <message>
        <source>Timeline</source>
        <translation>时间线</translation>
    </message>
</context>
<context>
    <name>LayerHint</name>
    <message>
        <source>Add a layer</source>
        <translation>添加图层</translation>
    </message>
    <message>
        <source>No layer yet: shape the head over its motion. The first key you set makes a layer.</source>
        <translation>还没有图层：在动作之上塑造头部。您设置的第一个关键帧会创建图层。</translation>
    </message>
</context>
<context>
    <name>LayerList</name>
    <message>
        <source> %</source>
        <translation> %</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>叠加</translation>
    </message>
    <message>
        <source>Add a layer</source>
        <translation>添加图层</translation>
    </message>
    <message>
        <source>Add layer</source>
        <translation>添加图层</translation>
    </message>
    <message>
        <source>Add to what lies below, or take its place</source>
        <translation>叠加到下方内容，或将其替换</translation>
    </message>
    <message>
        <source>Delete layer</source>
        <translation>删除图层</translation>
    </message>
    <message>
        <source>Delete the layer</source>
        <translation>删除图层</translation>
    </message>
    <message>
        <source>Duplicate layer</source>
        <translation>复制图层副本</translation>
    </message>
    <message>
        <source>Duplicate the layer</source>
        <translation>复制图层副本</translation>
    </message>
    <message>
        <source>How much the layer counts; once it has keys, at the playhead</source>
        <translation>图层的作用程度；有关键帧后，为播放头处的值</translation>
    </message>
    <message>
        <source>How the layer counts</source>
        <translation>图层的作用方式</translation>
    </message>
    <message>
        <source>Layer weight</source>
        <translation>图层权重</translation>
    </message>
    <message>
        <source>Layer {number}</source>
        <translation>图层 {number}</translation>
    </message>
    <message>
        <source>Layers</source>
        <translation>图层</translation>
    </message>
    <message>
        <source>Lock layer</source>
        <translation>锁定图层</translation>
    </message>
    <message>
        <source>Move layer</source>
        <translation>移动图层</translation>
    </message>
    <message>
        <source>Move the layer down</source>
        <translation>下移图层</translation>
    </message>
    <message>
        <source>Move the layer up</source>
        <translation>上移图层</translation>
    </message>
    <message>
        <source>Mute layer</source>
        <translation>图层静音</translation>
    </message>
    <message>
        <source>Rename layer</source>
        <translation>重命名图层</translation>
    </message>
    <message>
        <source>Replace</source>
        <translation>替换</translation>
    </message>
    <message>
        <source>Set layer mode</source>
        <translation>设置图层模式</translation>
    </message>
    <message>
        <source>Solo layer</source>
        <translation>图层独奏</translation>
    </message>
    <message>
        <source>Unlock layer</source>
        <translation>解锁图层</translation>
    </message>
    <message>
        <source>Unmute layer</source>
        <translation>取消图层静音</translation>
    </message>
    <message>
        <source>Unsolo layer</source>
        <translation>取消图层独奏</translation>
    </message>
    <message>
        <source>Weight</source>
        <translation>权重</translation>
    </message>
    <message>
        <source>{name} copy</source>
        <translation>{name} 副本</translation>
    </message>
</context>
<context>
    <name>LayerName</name>
    <message>
        <source>Expression</source>
        <translation>表情</translation>
    </message>
</context>
<context>
    <name>LayerRow</name>
    <message>
        <source>Drag, or Alt and up or down, to move it; double-click to rename it</source>
        <translation>拖动，或按 Alt 加上下键来移动；双击重命名</translation>
    </message>
    <message>
        <source>Layer name</source>
        <translation>图层名称</translation>
    </message>
    <message>
        <source>Layer {name}</source>
        <translation>图层 {name}</translation>
    </message>
    <message>
        <source>Lock: refuse edits</source>
        <translation>锁定：禁止编辑</translation>
    </message>
    <message>
        <source>Mute: play without this layer</source>
        <translation>静音：播放时不使用此图层</translation>
    </message>
    <message>
        <source>Solo: play only this layer</source>
        <translation>独奏：只播放此图层</translation>
    </message>
    <message>
        <source>replaces</source>
        <translation>替换</translation>
    </message>
</context>
<context>
    <name>LettersPage</name>
    <message>
        <source> %</source>
        <translation> %</translation>
    </message>
    <message>
        <source>A dark box behind the letters</source>
        <translation>文字后加深色底框</translation>
    </message>
    <message>
        <source>A sound file has no pictures to write on.</source>
        <translation>声音文件没有可写字的画面。</translation>
    </message>
    <message>
        <source>A visible label for the whole video</source>
        <translation>全程可见的标签</translation>
    </message>
    <message>
        <source>At the bottom</source>
        <translation>底部</translation>
    </message>
    <message>
        <source>At the top</source>
        <translation>顶部</translation>
    </message>
    <message>
        <source>Bottom left</source>
        <translation>左下</translation>
    </message>
    <message>
        <source>Bottom right</source>
        <translation>右下</translation>
    </message>
    <message>
        <source>Burn the captions in</source>
        <translation>将字幕烧录到画面中</translation>
    </message>
    <message>
        <source>Corner</source>
        <translation>角落</translation>
    </message>
    <message>
        <source>Everybody sees them, and nobody can switch them off.</source>
        <translation>所有人都能看到，且无法关闭。</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>位置</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>大小</translation>
    </message>
    <message>
        <source>Some countries and platforms ask for one.</source>
        <translation>部分国家和平台要求标注。</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>文字</translation>
    </message>
    <message>
        <source>The project has no captions.</source>
        <translation>项目中没有字幕。</translation>
    </message>
    <message>
        <source>Top left</source>
        <translation>左上</translation>
    </message>
    <message>
        <source>Top right</source>
        <translation>右上</translation>
    </message>
</context>
<context>
    <name>LevelMeter</name>
    <message>
        <source>It was too loud: part of it is cut off</source>
        <translation>声音过大：部分已削波</translation>
    </message>
    <message>
        <source>Level of the microphone</source>
        <translation>麦克风电平</translation>
    </message>
    <message>
        <source>Loud passages should reach yellow, never the red light. Click to reset it.</source>
        <translation>大声时应到达黄色，但不应亮起红灯。点击可复位。</translation>
    </message>
    <message>
        <source>The microphone is off</source>
        <translation>麦克风已关闭</translation>
    </message>
    <message>
        <source>{level} dB</source>
        <translation>{level} dB</translation>
    </message>
</context>
<context>
    <name>LibraryCommands</name>
    <message>
        <source>Drop motion</source>
        <translation>放置动作</translation>
    </message>
    <message>
        <source>Motion at {time}</source>
        <translation>{time} 处的动作</translation>
    </message>
    <message>
        <source>Move the playhead to where the motion shall begin in the clip</source>
        <translation>请把播放头移到片段中动作开始的位置</translation>
    </message>
    <message>
        <source>Select the clip that the motion is for</source>
        <translation>请选择要放置动作的片段</translation>
    </message>
    <message>
        <source>Set in and out points, or select the clip whose motion is to be kept</source>
        <translation>请设置入点和出点，或选择要保存其动作的片段</translation>
    </message>
    <message>
        <source>Wrote {name}</source>
        <translation>已导出 {name}</translation>
    </message>
    <message>
        <source>“{name}” is a layer of the clip now</source>
        <translation>“{name}”已成为片段的图层</translation>
    </message>
    <message>
        <source>“{name}” is in the library</source>
        <translation>“{name}”已存入动作库</translation>
    </message>
</context>
<context>
    <name>LibraryList</name>
    <message>
        <source>Brow raise</source>
        <translation>扬眉</translation>
    </message>
    <message>
        <source>Face</source>
        <translation>面部</translation>
    </message>
    <message>
        <source>Glance aside</source>
        <translation>瞥向一旁</translation>
    </message>
    <message>
        <source>Head</source>
        <translation>头部</translation>
    </message>
    <message>
        <source>Head and face</source>
        <translation>头部和面部</translation>
    </message>
    <message>
        <source>Laugh</source>
        <translation>大笑</translation>
    </message>
    <message>
        <source>Licence: {licence}</source>
        <translation>许可：{licence}</translation>
    </message>
    <message>
        <source>Lines: pitch, yaw, roll, and what moves most in the face</source>
        <translation>线条：俯仰、偏航、翻滚，以及面部变化最大的部分</translation>
    </message>
    <message>
        <source>Motion library</source>
        <translation>动作库</translation>
    </message>
    <message>
        <source>Nod</source>
        <translation>点头</translation>
    </message>
    <message>
        <source>Shake of the head</source>
        <translation>摇头</translation>
    </message>
    <message>
        <source>Tilt of the head</source>
        <translation>歪头</translation>
    </message>
    <message>
        <source>{seconds} s</source>
        <translation>{seconds} 秒</translation>
    </message>
</context>
<context>
    <name>LibraryPanel</name>
    <message>
        <source>Add to the motion</source>
        <translation>叠加到动作</translation>
    </message>
    <message>
        <source>Drop at playhead</source>
        <translation>放到播放头处</translation>
    </message>
    <message>
        <source>Export, rename or remove the piece</source>
        <translation>导出、重命名或移除该动作</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>导出…</translation>
    </message>
    <message>
        <source>Face only</source>
        <translation>仅面部</translation>
    </message>
    <message>
        <source>Head and face</source>
        <translation>头部和面部</translation>
    </message>
    <message>
        <source>Head only</source>
        <translation>仅头部</translation>
    </message>
    <message>
        <source>Import</source>
        <translation>导入</translation>
    </message>
    <message>
        <source>Import motion files, LivePortrait templates and tables</source>
        <translation>导入动作文件、LivePortrait 模板和表格</translation>
    </message>
    <message>
        <source>Its own part</source>
        <translation>自带部位</translation>
    </message>
    <message>
        <source>Keep the motion of the range, or of the active clip</source>
        <translation>保存入出点范围或当前片段的动作</translation>
    </message>
    <message>
        <source>Lay the piece over the active clip, as a layer of its own (Enter)</source>
        <translation>作为单独的图层放到当前片段上（Enter）</translation>
    </message>
    <message>
        <source>Mode</source>
        <translation>模式</translation>
    </message>
    <message>
        <source>More</source>
        <translation>更多</translation>
    </message>
    <message>
        <source>Nothing of that name. Search for something shorter.</source>
        <translation>没有匹配的动作。请缩短搜索词。</translation>
    </message>
    <message>
        <source>Part</source>
        <translation>部位</translation>
    </message>
    <message>
        <source>Projects that use it keep its motion.</source>
        <translation>已使用它的项目会保留该动作。</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>移除</translation>
    </message>
    <message>
        <source>Remove “{name}” from the library?</source>
        <translation>要从动作库中移除“{name}”吗？</translation>
    </message>
    <message>
        <source>Remove…</source>
        <translation>移除…</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>重命名</translation>
    </message>
    <message>
        <source>Replace the motion</source>
        <translation>替换动作</translation>
    </message>
    <message>
        <source>Save range</source>
        <translation>保存范围</translation>
    </message>
    <message>
        <source>Search the library</source>
        <translation>搜索动作库</translation>
    </message>
    <message>
        <source>Whether the piece comes on top of the motion or in its place</source>
        <translation>叠加到原有动作上，还是将其替换</translation>
    </message>
    <message>
        <source>Which part of the piece moves the portrait</source>
        <translation>用该动作的哪个部位驱动肖像</translation>
    </message>
    <message>
        <source>{problem}. {count} more files can't be used either.</source>
        <translation>{problem}。另有 {count} 个文件也无法使用。</translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>&amp;Clip</source>
        <translation>片段(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>编辑(&amp;E)</translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation>文件(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>帮助(&amp;H)</translation>
    </message>
    <message>
        <source>&amp;Playback</source>
        <translation>播放(&amp;P)</translation>
    </message>
    <message>
        <source>&amp;Track</source>
        <translation>轨道(&amp;T)</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>视图(&amp;V)</translation>
    </message>
    <message>
        <source>Captions</source>
        <translation>字幕</translation>
    </message>
    <message>
        <source>Curves</source>
        <translation>曲线</translation>
    </message>
    <message>
        <source>Expression</source>
        <translation>表情</translation>
    </message>
    <message>
        <source>History</source>
        <translation>历史记录</translation>
    </message>
    <message>
        <source>Inspector</source>
        <translation>检查器</translation>
    </message>
    <message>
        <source>Jobs</source>
        <translation>任务</translation>
    </message>
    <message>
        <source>JoyVASA Studio</source>
        <translation>JoyVASA Studio</translation>
    </message>
    <message>
        <source>Library</source>
        <translation>动作库</translation>
    </message>
    <message>
        <source>Markers</source>
        <translation>标记</translation>
    </message>
    <message>
        <source>Media</source>
        <translation>素材</translation>
    </message>
    <message>
        <source>Models</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>Panels</source>
        <translation>面板</translation>
    </message>
    <message>
        <source>Po&amp;rtrait</source>
        <translation>肖像(&amp;R)</translation>
    </message>
    <message>
        <source>Portrait</source>
        <translation>肖像</translation>
    </message>
    <message>
        <source>Puppeteer</source>
        <translation>实时操控</translation>
    </message>
    <message>
        <source>Quality</source>
        <translation>质量</translation>
    </message>
    <message>
        <source>Recorder</source>
        <translation>录音机</translation>
    </message>
    <message>
        <source>Ta&amp;kes</source>
        <translation>版本(&amp;K)</translation>
    </message>
    <message>
        <source>Takes</source>
        <translation>版本</translation>
    </message>
    <message>
        <source>Timeline</source>
        <translation>时间线</translation>
    </message>
    <message>
        <source>Tools</source>
        <translation>工具栏</translation>
    </message>
    <message>
        <source>Untitled</source>
        <translation>未命名</translation>
    </message>
</context>
<context>
    <name>MarkerPanel</name>
    <message>
        <source>Add at playhead</source>
        <translation>在播放头处添加</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>Delete marker</source>
        <translation>删除标记</translation>
    </message>
    <message>
        <source>Markers</source>
        <translation>标记</translation>
    </message>
    <message>
        <source>Move marker</source>
        <translation>移动标记</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>No markers yet.
Add one at the playhead to find the place again.</source>
        <translation>还没有标记。
在播放头处添加标记，方便再次找到该位置。</translation>
    </message>
    <message>
        <source>Rename marker</source>
        <translation>重命名标记</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>时间</translation>
    </message>
</context>
<context>
    <name>MaskForm</name>
    <message>
        <source> %</source>
        <translation> %</translation>
    </message>
    <message>
        <source> px</source>
        <translation> 像素</translation>
    </message>
    <message>
        <source>Bottom</source>
        <translation>下</translation>
    </message>
    <message>
        <source>Left</source>
        <translation>左</translation>
    </message>
    <message>
        <source>Right</source>
        <translation>右</translation>
    </message>
    <message>
        <source>Roundness</source>
        <translation>圆角</translation>
    </message>
    <message>
        <source>Softness</source>
        <translation>羽化</translation>
    </message>
    <message>
        <source>Top</source>
        <translation>上</translation>
    </message>
    <message>
        <source>Width of the edge over which the face blends into the picture</source>
        <translation>面部融入画面的边缘宽度</translation>
    </message>
</context>
<context>
    <name>MediaList</name>
    <message>
        <source>1 clip</source>
        <translation>1 个片段</translation>
    </message>
    <message>
        <source>File</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>Length</source>
        <translation>时长</translation>
    </message>
    <message>
        <source>Media</source>
        <translation>素材</translation>
    </message>
    <message>
        <source>Used by</source>
        <translation>用于</translation>
    </message>
    <message>
        <source>missing</source>
        <translation>丢失</translation>
    </message>
    <message>
        <source>nothing</source>
        <translation>未使用</translation>
    </message>
    <message>
        <source>portrait</source>
        <translation>肖像</translation>
    </message>
    <message>
        <source>{count} clips</source>
        <translation>{count} 个片段</translation>
    </message>
</context>
<context>
    <name>MediaPanel</name>
    <message>
        <source>Add sounds to the project</source>
        <translation>向项目添加声音</translation>
    </message>
    <message>
        <source>Import…</source>
        <translation>导入…</translation>
    </message>
    <message>
        <source>No files yet. Drop voices and a portrait anywhere.</source>
        <translation>还没有文件。把语音和肖像拖到窗口任意位置即可。</translation>
    </message>
    <message>
        <source>Relink…</source>
        <translation>重新链接…</translation>
    </message>
    <message>
        <source>Remove unused</source>
        <translation>移除未使用</translation>
    </message>
    <message>
        <source>Remove unused media</source>
        <translation>移除未使用的素材</translation>
    </message>
    <message>
        <source>Say where the missing files are now</source>
        <translation>指定丢失的文件现在的位置</translation>
    </message>
    <message>
        <source>Show in folder</source>
        <translation>在文件夹中显示</translation>
    </message>
    <message>
        <source>Take files that nothing uses off the project; on the disk they stay</source>
        <translation>从项目中移除未使用的文件；磁盘上的文件保留</translation>
    </message>
</context>
<context>
    <name>Messages</name>
    <message>
        <source>A caption must end after it begins</source>
        <translation>字幕的结束必须晚于开始</translation>
    </message>
    <message>
        <source>A caption needs words</source>
        <translation>字幕需要文字</translation>
    </message>
    <message>
        <source>A certificate in {certificates} is damaged ({error})</source>
        <translation>{certificates} 中的证书已损坏（{error}）</translation>
    </message>
    <message>
        <source>A copied clip is longer than “{media}”</source>
        <translation>复制的片段比“{media}”长</translation>
    </message>
    <message>
        <source>A fade is negative</source>
        <translation>淡变时长为负数</translation>
    </message>
    <message>
        <source>A human portrait has points placed by hand</source>
        <translation>真人肖像带有手动放置的特征点</translation>
    </message>
    <message>
        <source>A layer needs a name</source>
        <translation>图层需要名称</translation>
    </message>
    <message>
        <source>A package is made of a project, not of loose files</source>
        <translation>打包需要一个项目，不能用零散的文件</translation>
    </message>
    <message>
        <source>A piece of motion may be ten minutes long</source>
        <translation>一段动作最长为十分钟</translation>
    </message>
    <message>
        <source>A piece of motion needs a name</source>
        <translation>动作需要名称</translation>
    </message>
    <message>
        <source>A preset needs a name</source>
        <translation>预设需要名称</translation>
    </message>
    <message>
        <source>A project file could not be handled</source>
        <translation>无法处理项目文件</translation>
    </message>
    <message>
        <source>A rate of {per_minute} blinks a minute is outside {low} to {high}</source>
        <translation>每分钟眨眼 {per_minute} 次超出 {low} 至 {high} 的范围</translation>
    </message>
    <message>
        <source>A selected clip is not there any more</source>
        <translation>所选片段已不存在</translation>
    </message>
    <message>
        <source>A timeline can't be written as {path}</source>
        <translation>时间线无法写为 {path}</translation>
    </message>
    <message>
        <source>A track needs a name</source>
        <translation>轨道需要名称</translation>
    </message>
    <message>
        <source>A video can't be {sides} pixels large</source>
        <translation>视频的尺寸不能是 {sides} 像素</translation>
    </message>
    <message>
        <source>A video of {bit_rate} bits a second can't be made; 100 kbit/s to 400 Mbit/s can</source>
        <translation>无法制作每秒 {bit_rate} 比特的视频；可用范围为 100 kbit/s 至 400 Mbit/s</translation>
    </message>
    <message>
        <source>A worker failed at the segment at {start_s} s: {name}: {error}</source>
        <translation>一个工作进程在 {start_s} 秒处的分段上出错：{name}：{error}</translation>
    </message>
    <message>
        <source>Add a track first.</source>
        <translation>请先添加轨道。</translation>
    </message>
    <message>
        <source>Add a track or choose another one.</source>
        <translation>请添加轨道或选择其他轨道。</translation>
    </message>
    <message>
        <source>Add or import captions first.</source>
        <translation>请先添加或导入字幕。</translation>
    </message>
    <message>
        <source>Allow the Studio to use the microphone in the system's privacy settings, then try again.</source>
        <translation>请在系统的隐私设置中允许程序使用麦克风，然后重试。</translation>
    </message>
    <message>
        <source>Another caption is shown then</source>
        <translation>那段时间已有另一条字幕</translation>
    </message>
    <message>
        <source>Ask its issuer for a new one, or go back to the self-made certificate.</source>
        <translation>请向颁发者申请新证书，或改回自制证书。</translation>
    </message>
    <message>
        <source>Ask its issuer for another.</source>
        <translation>请向其签发机构索取新的证书。</translation>
    </message>
    <message>
        <source>Both eyes lie on the same point</source>
        <translation>两只眼睛位于同一点</translation>
    </message>
    <message>
        <source>Captions can't be written as {path}</source>
        <translation>字幕无法写为 {path}</translation>
    </message>
    <message>
        <source>Check its name.</source>
        <translation>请检查名称。</translation>
    </message>
    <message>
        <source>Check that both exist, that you may write there and that the disk has room.</source>
        <translation>请确认两者都存在、有写入权限且磁盘空间充足。</translation>
    </message>
    <message>
        <source>Check that its drive is still connected.</source>
        <translation>请确认其所在的驱动器仍已连接。</translation>
    </message>
    <message>
        <source>Check that the folder exists and that you may write to it.</source>
        <translation>请检查文件夹是否存在，以及您是否有写入权限。</translation>
    </message>
    <message>
        <source>Check that the folder exists, that you may write there and that the disk has room.</source>
        <translation>请确认文件夹存在、有写入权限且磁盘空间充足。</translation>
    </message>
    <message>
        <source>Check that there is free space and that you may write to that folder.</source>
        <translation>请检查是否有剩余空间，以及能否写入该文件夹。</translation>
    </message>
    <message>
        <source>Check that there is free space, and that your certificate may sign; or export without content credentials.</source>
        <translation>请检查是否有剩余空间，以及证书能否签名；或不带内容凭证导出。</translation>
    </message>
    <message>
        <source>Check that you may write there and that nothing uses it.</source>
        <translation>请确认有写入权限，且没有其他程序正在使用它。</translation>
    </message>
    <message>
        <source>Check the address, and that its scheduler runs: tcp://HOST:8786</source>
        <translation>请检查地址，以及调度器是否在运行：tcp://HOST:8786</translation>
    </message>
    <message>
        <source>Check the clock of this computer.</source>
        <translation>请检查本机时钟。</translation>
    </message>
    <message>
        <source>Check the drive that holds the cache folder.</source>
        <translation>请检查缓存文件夹所在的驱动器。</translation>
    </message>
    <message>
        <source>Check the drive with the recordings, then record again.</source>
        <translation>请检查存放录音的磁盘，然后重新录制。</translation>
    </message>
    <message>
        <source>Check the file's permissions.</source>
        <translation>请检查文件的权限。</translation>
    </message>
    <message>
        <source>Check the microphone or choose another file.</source>
        <translation>请检查麦克风或选择其他文件。</translation>
    </message>
    <message>
        <source>Check the model pack.</source>
        <translation>请检查模型包。</translation>
    </message>
    <message>
        <source>Check the name and the folder.</source>
        <translation>请检查名称和文件夹。</translation>
    </message>
    <message>
        <source>Check the name and who may read the file.</source>
        <translation>请检查名称和文件的读取权限。</translation>
    </message>
    <message>
        <source>Check the pack's files.</source>
        <translation>请检查模型包的文件。</translation>
    </message>
    <message>
        <source>Check the pack.</source>
        <translation>请检查模型包。</translation>
    </message>
    <message>
        <source>Check the path and permissions.</source>
        <translation>请检查路径和权限。</translation>
    </message>
    <message>
        <source>Check who may read it.</source>
        <translation>请检查读取权限。</translation>
    </message>
    <message>
        <source>Check who may read the file, and that its drive is connected.</source>
        <translation>请检查文件的读取权限，并确认其驱动器已连接。</translation>
    </message>
    <message>
        <source>Check who may read the file.</source>
        <translation>请检查文件的读取权限。</translation>
    </message>
    <message>
        <source>Check who may write there, and that there is space.</source>
        <translation>请检查那里的写入权限和剩余空间。</translation>
    </message>
    <message>
        <source>Check who may write there.</source>
        <translation>请检查该处的写入权限。</translation>
    </message>
    <message>
        <source>Check who may write to that folder.</source>
        <translation>请检查该文件夹的写入权限。</translation>
    </message>
    <message>
        <source>Choose -60 to 24 dB.</source>
        <translation>请选择 -60 至 24 dB。</translation>
    </message>
    <message>
        <source>Choose 0 to 20.</source>
        <translation>请选择 0 至 20。</translation>
    </message>
    <message>
        <source>Choose 0 to {frames} frames for both together.</source>
        <translation>两者合计请选择 0 至 {frames} 帧。</translation>
    </message>
    <message>
        <source>Choose 1 to {steps} for this model pack.</source>
        <translation>此模型包请选择 1 至 {steps}。</translation>
    </message>
    <message>
        <source>Choose 1 to {value}.</source>
        <translation>请选择 1 至 {value}。</translation>
    </message>
    <message>
        <source>Choose a .joyvasa file in it.</source>
        <translation>请选择其中的 .joyvasa 文件。</translation>
    </message>
    <message>
        <source>Choose a .joyvasa file that the Studio saved, or a backup.</source>
        <translation>请选择 Studio 保存的 .joyvasa 文件或备份。</translation>
    </message>
    <message>
        <source>Choose a .joyvasa file that the Studio saved.</source>
        <translation>请选择 Studio 保存的 .joyvasa 文件。</translation>
    </message>
    <message>
        <source>Choose a .jvpack file.</source>
        <translation>请选择 .jvpack 文件。</translation>
    </message>
    <message>
        <source>Choose a CSV file in UTF-8.</source>
        <translation>请选择 UTF-8 编码的 CSV 文件。</translation>
    </message>
    <message>
        <source>Choose a LivePortrait motion template, or a motion file made by `joyvasa generate`.</source>
        <translation>请选择 LivePortrait 动作模板，或由 `joyvasa generate` 生成的动作文件。</translation>
    </message>
    <message>
        <source>Choose a PEM file (.pem, .crt) or a PKCS #12 file (.p12, .pfx).</source>
        <translation>请选择 PEM 文件（.pem、.crt）或 PKCS #12 文件（.p12、.pfx）。</translation>
    </message>
    <message>
        <source>Choose a file name in it.</source>
        <translation>请在其中指定一个文件名。</translation>
    </message>
    <message>
        <source>Choose a file with a sound track.</source>
        <translation>请选择带有声音的文件。</translation>
    </message>
    <message>
        <source>Choose a folder of PNG files.</source>
        <translation>请选择含有 PNG 文件的文件夹。</translation>
    </message>
    <message>
        <source>Choose a folder that you may write to.</source>
        <translation>请选择有写入权限的文件夹。</translation>
    </message>
    <message>
        <source>Choose a kind of video.</source>
        <translation>请选择一种视频格式。</translation>
    </message>
    <message>
        <source>Choose a later end.</source>
        <translation>请选择更晚的结束时间。</translation>
    </message>
    <message>
        <source>Choose a longer pass, or let the clip begin earlier.</source>
        <translation>请选择更长的录音版本，或让片段更早开始。</translation>
    </message>
    <message>
        <source>Choose a longer range.</source>
        <translation>请选择更长的范围。</translation>
    </message>
    <message>
        <source>Choose a mark on the ruler.</source>
        <translation>请在标尺上选择一处瑕疵。</translation>
    </message>
    <message>
        <source>Choose a motion file.</source>
        <translation>请选择动作文件。</translation>
    </message>
    <message>
        <source>Choose a name for a new folder.</source>
        <translation>请为新文件夹选择一个名称。</translation>
    </message>
    <message>
        <source>Choose a number inside the range.</source>
        <translation>请选择范围内的数值。</translation>
    </message>
    <message>
        <source>Choose a pack's folder.</source>
        <translation>请选择模型包的文件夹。</translation>
    </message>
    <message>
        <source>Choose a picture first.</source>
        <translation>请先选择图片。</translation>
    </message>
    <message>
        <source>Choose a picture.</source>
        <translation>请选择图片。</translation>
    </message>
    <message>
        <source>Choose a preset that was exported from JoyVASA Studio.</source>
        <translation>请选择从 JoyVASA Studio 导出的预设。</translation>
    </message>
    <message>
        <source>Choose a shorter one.</source>
        <translation>请选择更短的。</translation>
    </message>
    <message>
        <source>Choose a shorter stretch or another take.</source>
        <translation>请选择更短的一段或另一个版本。</translation>
    </message>
    <message>
        <source>Choose a sound.</source>
        <translation>请选择声音文件。</translation>
    </message>
    <message>
        <source>Choose a start before the end, both within the sound.</source>
        <translation>起点须在终点之前，且都在声音范围内。</translation>
    </message>
    <message>
        <source>Choose a stretch of a take first.</source>
        <translation>请先选择某个版本的一段。</translation>
    </message>
    <message>
        <source>Choose a subtitle file: SRT, WebVTT or ASS.</source>
        <translation>请选择字幕文件：SRT、WebVTT 或 ASS。</translation>
    </message>
    <message>
        <source>Choose a take of this part of its sound, or generate one.</source>
        <translation>请选择对应这段声音的版本，或重新生成。</translation>
    </message>
    <message>
        <source>Choose a take of this sound, or generate one.</source>
        <translation>请选择此声音的版本，或生成一个。</translation>
    </message>
    <message>
        <source>Choose a time that is free, or merge the two.</source>
        <translation>请选择空闲的时间，或将两条合并。</translation>
    </message>
    <message>
        <source>Choose a video file.</source>
        <translation>请选择视频文件。</translation>
    </message>
    <message>
        <source>Choose a whole number from 0 up.</source>
        <translation>请选择不小于 0 的整数。</translation>
    </message>
    <message>
        <source>Choose a zoom of 1 to 8.</source>
        <translation>请选择 1 到 8 倍的缩放。</translation>
    </message>
    <message>
        <source>Choose an earlier place in it.</source>
        <translation>请选择其中更早的位置。</translation>
    </message>
    <message>
        <source>Choose another caption.</source>
        <translation>请选择另一条字幕。</translation>
    </message>
    <message>
        <source>Choose another certificate, or use the self-made one.</source>
        <translation>请选择其他证书，或使用自制证书。</translation>
    </message>
    <message>
        <source>Choose another clip.</source>
        <translation>请选择另一个片段。</translation>
    </message>
    <message>
        <source>Choose another fault.</source>
        <translation>请选择其他瑕疵。</translation>
    </message>
    <message>
        <source>Choose another file.</source>
        <translation>请选择其他文件。</translation>
    </message>
    <message>
        <source>Choose another folder.</source>
        <translation>请选择其他文件夹。</translation>
    </message>
    <message>
        <source>Choose another frame.</source>
        <translation>请选择其他帧。</translation>
    </message>
    <message>
        <source>Choose another layer.</source>
        <translation>请选择其他图层。</translation>
    </message>
    <message>
        <source>Choose another marker.</source>
        <translation>请选择其他标记。</translation>
    </message>
    <message>
        <source>Choose another microphone, or connect it anew.</source>
        <translation>请选择其他麦克风，或重新连接。</translation>
    </message>
    <message>
        <source>Choose another model pack.</source>
        <translation>请选择其他模型包。</translation>
    </message>
    <message>
        <source>Choose another name for the package.</source>
        <translation>请为打包结果另选一个名称。</translation>
    </message>
    <message>
        <source>Choose another name or folder.</source>
        <translation>请选择其他名称或文件夹。</translation>
    </message>
    <message>
        <source>Choose another name, or remove that video from the queue.</source>
        <translation>请换一个名称，或将那个视频移出队列。</translation>
    </message>
    <message>
        <source>Choose another name.</source>
        <translation>请选择其他名称。</translation>
    </message>
    <message>
        <source>Choose another number.</source>
        <translation>请选择其他数值。</translation>
    </message>
    <message>
        <source>Choose another one, or connect it anew.</source>
        <translation>请选择其他设备，或重新连接。</translation>
    </message>
    <message>
        <source>Choose another one.</source>
        <translation>请选择另一个。</translation>
    </message>
    <message>
        <source>Choose another output in the system's sound settings, then press play.</source>
        <translation>请在系统声音设置中选择其他输出设备，然后按播放。</translation>
    </message>
    <message>
        <source>Choose another place, or check its permissions and free space.</source>
        <translation>请选择其他位置，或检查其权限和可用空间。</translation>
    </message>
    <message>
        <source>Choose another place, or make that one longer.</source>
        <translation>请选择其他位置，或延长已有的静音段。</translation>
    </message>
    <message>
        <source>Choose another place.</source>
        <translation>请选择其他位置。</translation>
    </message>
    <message>
        <source>Choose another setting or another kind of file.</source>
        <translation>请选择其他设置或其他文件类型。</translation>
    </message>
    <message>
        <source>Choose another size or another kind of file.</source>
        <translation>请选择其他尺寸或其他文件类型。</translation>
    </message>
    <message>
        <source>Choose another take for the stretch first.</source>
        <translation>请先为该段选择另一个版本。</translation>
    </message>
    <message>
        <source>Choose another take or generate one.</source>
        <translation>请选择其他版本或重新生成。</translation>
    </message>
    <message>
        <source>Choose another track.</source>
        <translation>请选择其他轨道。</translation>
    </message>
    <message>
        <source>Choose another value.</source>
        <translation>请选择其他数值。</translation>
    </message>
    <message>
        <source>Choose from 0 to {value}; 0 is the largest.</source>
        <translation>请选择 0 至 {value}；0 为最大的一个。</translation>
    </message>
    <message>
        <source>Choose one inside it.</source>
        <translation>请选择范围之内的一帧。</translation>
    </message>
    <message>
        <source>Choose one of the passes of this clip.</source>
        <translation>请选择该片段的一个录音版本。</translation>
    </message>
    <message>
        <source>Choose one that `joyvasa generate` made, or a LivePortrait template (.pkl).</source>
        <translation>请选择由 `joyvasa generate` 生成的文件，或 LivePortrait 模板（.pkl）。</translation>
    </message>
    <message>
        <source>Choose other settings.</source>
        <translation>请选择其他设置。</translation>
    </message>
    <message>
        <source>Choose sides of {SIDES} to {SIDES2} pixels.</source>
        <translation>请选择 {SIDES} 到 {SIDES2} 像素的边长。</translation>
    </message>
    <message>
        <source>Choose the file that holds key and certificate.</source>
        <translation>请选择同时包含私钥和证书的文件。</translation>
    </message>
    <message>
        <source>Choose the first of the two to merge.</source>
        <translation>请选择要合并的两条中的前一条。</translation>
    </message>
    <message>
        <source>Choose the key that the certificate was made for.</source>
        <translation>请选择与证书对应的私钥。</translation>
    </message>
    <message>
        <source>Choose the key's file (PEM) as well.</source>
        <translation>请同时选择私钥文件（PEM）。</translation>
    </message>
    <message>
        <source>Choose the video itself.</source>
        <translation>请选择视频本身。</translation>
    </message>
    <message>
        <source>Choose them again.</source>
        <translation>请重新选择。</translation>
    </message>
    <message>
        <source>Choose where it is now, or another one.</source>
        <translation>请指定它现在的位置，或选择其他文件。</translation>
    </message>
    <message>
        <source>Choose your certificate again.</source>
        <translation>请重新选择证书。</translation>
    </message>
    <message>
        <source>Close other programs that record, or choose another microphone.</source>
        <translation>请关闭其他正在录音的程序，或选择其他麦克风。</translation>
    </message>
    <message>
        <source>Close other programs that use it, or choose the starter pack.</source>
        <translation>请关闭占用它的其他程序，或选择入门模型包。</translation>
    </message>
    <message>
        <source>Close programs that show the file, or choose a folder that you may write to.</source>
        <translation>请关闭正在显示该文件的程序，或选择有写入权限的文件夹。</translation>
    </message>
    <message>
        <source>Connect headphones or speakers, then press play.</source>
        <translation>请连接耳机或扬声器，然后按播放。</translation>
    </message>
    <message>
        <source>Connect it again, then press play.</source>
        <translation>请重新连接，然后按播放。</translation>
    </message>
    <message>
        <source>Connect it, or choose another one.</source>
        <translation>请连接该设备，或选择其他设备。</translation>
    </message>
    <message>
        <source>Connect one, then look for devices again.</source>
        <translation>请连接麦克风，然后重新查找设备。</translation>
    </message>
    <message>
        <source>Convert it. Use a JPEG, PNG, WebP, TIFF or BMP picture.</source>
        <translation>请转换格式。可使用 JPEG、PNG、WebP、TIFF 或 BMP 图片。</translation>
    </message>
    <message>
        <source>Copy a clip first.</source>
        <translation>请先复制片段。</translation>
    </message>
    <message>
        <source>Copy it again.</source>
        <translation>请重新复制。</translation>
    </message>
    <message>
        <source>Copy or download it again.</source>
        <translation>请重新复制或下载。</translation>
    </message>
    <message>
        <source>Copy, download or export it again.</source>
        <translation>请重新复制、下载或导出。</translation>
    </message>
    <message>
        <source>Create it or choose another.</source>
        <translation>请创建该文件夹或选择其他文件夹。</translation>
    </message>
    <message>
        <source>Cut it into shorter files.</source>
        <translation>请切成较短的文件。</translation>
    </message>
    <message>
        <source>Delete that file; a new one is made with the next video.</source>
        <translation>请删除该文件；制作下一个视频时会新建。</translation>
    </message>
    <message>
        <source>Don't trust this file; get it again from where it came from.</source>
        <translation>请勿信任此文件；请从原处重新获取。</translation>
    </message>
    <message>
        <source>Don't trust this file; get the pack from where it was published.</source>
        <translation>请勿信任此文件；请从发布处获取模型包。</translation>
    </message>
    <message>
        <source>Don't trust this pack.</source>
        <translation>请勿信任此模型包。</translation>
    </message>
    <message>
        <source>Draw the square around the head.</source>
        <translation>请框出头部周围的方形区域。</translation>
    </message>
    <message>
        <source>End its name in .otio or .edl.</source>
        <translation>文件名请以 .otio 或 .edl 结尾。</translation>
    </message>
    <message>
        <source>End its name in .srt or .vtt.</source>
        <translation>文件名请以 .srt 或 .vtt 结尾。</translation>
    </message>
    <message>
        <source>Export it, and import the copy.</source>
        <translation>请将其导出，再导入副本。</translation>
    </message>
    <message>
        <source>Export the sound again as WAV or FLAC.</source>
        <translation>请将声音重新导出为 WAV 或 FLAC。</translation>
    </message>
    <message>
        <source>Export the video alone.</source>
        <translation>请只导出视频。</translation>
    </message>
    <message>
        <source>Find the face again first.</source>
        <translation>请先重新识别面部。</translation>
    </message>
    <message>
        <source>Find the original with “Relink media”, or import this file anew.</source>
        <translation>请用“重新链接素材”找回原文件，或重新导入此文件。</translation>
    </message>
    <message>
        <source>Find them again first (Relink).</source>
        <translation>请先找回这些文件（重新链接）。</translation>
    </message>
    <message>
        <source>Frame {index} of {path} has no {names} of {size} numbers</source>
        <translation>{path} 的第 {index} 帧缺少含 {size} 个数值的 {names}</translation>
    </message>
    <message>
        <source>Free some space and export it again: it goes on behind what is finished.</source>
        <translation>请腾出一些空间后重新导出：会从已完成的部分之后继续。</translation>
    </message>
    <message>
        <source>Free some space or choose another drive.</source>
        <translation>请释放空间或选择其他驱动器。</translation>
    </message>
    <message>
        <source>Free some space, or save the project on another drive.</source>
        <translation>请释放空间，或将项目保存到其他驱动器。</translation>
    </message>
    <message>
        <source>Free some space, then record again.</source>
        <translation>请腾出一些空间，然后重新录制。</translation>
    </message>
    <message>
        <source>Free some space.</source>
        <translation>请腾出一些空间。</translation>
    </message>
    <message>
        <source>Generate it again.</source>
        <translation>请重新生成。</translation>
    </message>
    <message>
        <source>Generate it first.</source>
        <translation>请先生成。</translation>
    </message>
    <message>
        <source>Generate the clip again, or check its sound.</source>
        <translation>请重新生成该片段，或检查其声音。</translation>
    </message>
    <message>
        <source>Generate the motion first.</source>
        <translation>请先生成动作。</translation>
    </message>
    <message>
        <source>Generate the motion of the whole clip first.</source>
        <translation>请先生成整个片段的动作。</translation>
    </message>
    <message>
        <source>Get it again.</source>
        <translation>请重新获取。</translation>
    </message>
    <message>
        <source>Get the file again.</source>
        <translation>请重新获取文件。</translation>
    </message>
    <message>
        <source>Get the pack again from where it came from, or tell its maker.</source>
        <translation>请从原处重新获取模型包，或告知其制作者。</translation>
    </message>
    <message>
        <source>Give every machine the same program, pack and processor, or leave that worker out.</source>
        <translation>请让每台机器使用相同的程序、模型包和处理器，或不用那个工作进程。</translation>
    </message>
    <message>
        <source>Give one of the two.</source>
        <translation>请只指定其中一项。</translation>
    </message>
    <message>
        <source>Give the video a file name in it.</source>
        <translation>请在其中指定视频文件名。</translation>
    </message>
    <message>
        <source>Give the video another name.</source>
        <translation>请为视频换个名称。</translation>
    </message>
    <message>
        <source>Give the video such a name.</source>
        <translation>请使用这样的视频文件名。</translation>
    </message>
    <message>
        <source>Give them more memory, or render without --segments. What is finished stays.</source>
        <translation>请给它们更多内存，或不用 --segments 渲染。已完成的部分会保留。</translation>
    </message>
    <message>
        <source>Head and body were cut out of the background.</source>
        <translation>已将头部和身体从背景中抠出。</translation>
    </message>
    <message>
        <source>Import a picture.</source>
        <translation>请导入图片。</translation>
    </message>
    <message>
        <source>Import a voice first.</source>
        <translation>请先导入语音。</translation>
    </message>
    <message>
        <source>Import a voice, or choose a kind with pictures.</source>
        <translation>请导入语音，或选择带画面的文件类型。</translation>
    </message>
    <message>
        <source>Import a voice, or unmute its track.</source>
        <translation>请导入语音，或取消其轨道的静音。</translation>
    </message>
    <message>
        <source>Import it again, or relink it to the file that it was.</source>
        <translation>请重新导入，或重新链接到原来的文件。</translation>
    </message>
    <message>
        <source>Import it again.</source>
        <translation>请重新导入。</translation>
    </message>
    <message>
        <source>Import it anew, or relink the old one.</source>
        <translation>请重新导入，或重新链接原文件。</translation>
    </message>
    <message>
        <source>Import it into the library instead.</source>
        <translation>请改为将其导入动作库。</translation>
    </message>
    <message>
        <source>In the folder with the program's source, type: {value}</source>
        <translation>请在程序源代码所在的文件夹中输入：{value}</translation>
    </message>
    <message>
        <source>In {name} the point {left} is not left of {right}</source>
        <translation>在 {name} 中，点 {left} 不在 {right} 的左边</translation>
    </message>
    <message>
        <source>Install or convert the pack again.</source>
        <translation>请重新安装或转换模型包。</translation>
    </message>
    <message>
        <source>Install the pack again.</source>
        <translation>请重新安装模型包。</translation>
    </message>
    <message>
        <source>Install the package libportaudio2.</source>
        <translation>请安装软件包 libportaudio2。</translation>
    </message>
    <message>
        <source>Install the program again.</source>
        <translation>请重新安装本程序。</translation>
    </message>
    <message>
        <source>Installed: {known}; or give the path of a pack's folder.</source>
        <translation>已安装：{known}；或指定模型包文件夹的路径。</translation>
    </message>
    <message>
        <source>It draws: {kinds}. Choose another pack.</source>
        <translation>它可绘制：{kinds}。请选择其他模型包。</translation>
    </message>
    <message>
        <source>It drew a black picture</source>
        <translation>它绘制出了黑屏</translation>
    </message>
    <message>
        <source>It drew numbers that are not finite</source>
        <translation>它绘制出了无效数值</translation>
    </message>
    <message>
        <source>It is not clear which file {sidecar} belongs to</source>
        <translation>无法确定 {sidecar} 属于哪个文件</translation>
    </message>
    <message>
        <source>It needs the key usage “digital signature” and the extended usage “e-mail protection” or “document signing”, and must not be an authority's.</source>
        <translation>它需要密钥用法“数字签名”和扩展用法“电子邮件保护”或“文档签名”，且不能是颁发机构的证书。</translation>
    </message>
    <message>
        <source>It takes: {inputs}.</source>
        <translation>它的输入为：{inputs}。</translation>
    </message>
    <message>
        <source>It was run on the CPU instead</source>
        <translation>已改在 CPU 上运行</translation>
    </message>
    <message>
        <source>Its answer is wrong</source>
        <translation>其结果不正确</translation>
    </message>
    <message>
        <source>Its parts go from 0 to 1, left and top first.</source>
        <translation>两个数都在 0 到 1 之间，依次从左边和上边算起。</translation>
    </message>
    <message>
        <source>Its picture is wrong ({psnr_db} dB from the known one)</source>
        <translation>其画面不正确（与标准画面相差 {psnr_db} dB）</translation>
    </message>
    <message>
        <source>JoyVASA: from voice to motion</source>
        <translation>JoyVASA：从语音到动作</translation>
    </message>
    <message>
        <source>Known are {known}.</source>
        <translation>已知的列有：{known}。</translation>
    </message>
    <message>
        <source>Leave out the latter.</source>
        <translation>请去掉后者。</translation>
    </message>
    <message>
        <source>Left means left in the picture.</source>
        <translation>“左”指画面中的左边。</translation>
    </message>
    <message>
        <source>Let it play one first.</source>
        <translation>请先让它播放一个版本。</translation>
    </message>
    <message>
        <source>Let the clip play another take first.</source>
        <translation>请先让片段播放另一个版本。</translation>
    </message>
    <message>
        <source>Line 1 of {name} names an unknown column “{unknown}”</source>
        <translation>{name} 的第 1 行含有未知的列“{unknown}”</translation>
    </message>
    <message>
        <source>Line 1 of {name} names no column of motion</source>
        <translation>{name} 的第 1 行没有指定任何动作列</translation>
    </message>
    <message>
        <source>Line 1 of {name} names no column “frame” or “time”</source>
        <translation>{name} 第 1 行没有“frame”或“time”列</translation>
    </message>
    <message>
        <source>Line 1 of {name} names the column “{twice}” twice</source>
        <translation>{name} 第 1 行重复列出了“{twice}”列</translation>
    </message>
    <message>
        <source>Line {line} of {file} has {cells} cells, not {where}</source>
        <translation>{file} 第 {line} 行有 {cells} 个单元格，而不是 {where} 个</translation>
    </message>
    <message>
        <source>Line {line} of {file} is not later than the one before it: {column} {place}</source>
        <translation>{file} 第 {line} 行的时间不晚于前一行：{column} {place}</translation>
    </message>
    <message>
        <source>Line {number} of {name} is damaged, it ends before it begins: “{shown}”</source>
        <translation>{name} 的第 {number} 行已损坏，结束早于开始：“{shown}”</translation>
    </message>
    <message>
        <source>Line {number} of {name} is damaged, its times can't be read: “{shown}”</source>
        <translation>{name} 的第 {number} 行已损坏，无法读取时间：“{shown}”</translation>
    </message>
    <message>
        <source>LivePortrait: pictures of animals</source>
        <translation>LivePortrait：动物画面</translation>
    </message>
    <message>
        <source>LivePortrait: pictures of people</source>
        <translation>LivePortrait：真人画面</translation>
    </message>
    <message>
        <source>Look at its log, and whether it has the same version of the program.</source>
        <translation>请查看它的日志，以及程序版本是否相同。</translation>
    </message>
    <message>
        <source>Look at the queue again.</source>
        <translation>请重新查看队列。</translation>
    </message>
    <message>
        <source>Look for another window of the Studio that shows it.</source>
        <translation>请查找打开了它的另一个 Studio 窗口。</translation>
    </message>
    <message>
        <source>Lower the guidance, or check the pack.</source>
        <translation>请降低引导强度，或检查模型包。</translation>
    </message>
    <message>
        <source>Make it first.</source>
        <translation>请先创建。</translation>
    </message>
    <message>
        <source>Make the stretch again.</source>
        <translation>请重新生成该段。</translation>
    </message>
    <message>
        <source>Make the video again.</source>
        <translation>请重新制作视频。</translation>
    </message>
    <message>
        <source>Media can't be collected into {folder}: they take {value} MB and {value2} MB are free</source>
        <translation>无法将素材收集到 {folder}：需要 {value} MB，仅剩 {value2} MB</translation>
    </message>
    <message>
        <source>Media can't be collected, because files are missing: {names}</source>
        <translation>无法收集素材，因为文件丢失：{names}</translation>
    </message>
    <message>
        <source>Microphones can't be listed</source>
        <translation>无法列出麦克风</translation>
    </message>
    <message>
        <source>Move it less far to the left.</source>
        <translation>请少向左移动一些。</translation>
    </message>
    <message>
        <source>Move it less far.</source>
        <translation>请少移动一些。</translation>
    </message>
    <message>
        <source>Move it onto the head, or reset it.</source>
        <translation>请把它移到头部上，或重置。</translation>
    </message>
    <message>
        <source>Move it there to set a key.</source>
        <translation>请把它移到片段上，再设置关键帧。</translation>
    </message>
    <message>
        <source>Move it to the left or shorten it.</source>
        <translation>请向左移动或缩短。</translation>
    </message>
    <message>
        <source>Move it to where the caption shall be split.</source>
        <translation>请将它移到要拆分字幕的位置。</translation>
    </message>
    <message>
        <source>Move the eye points apart.</source>
        <translation>请把眼睛的点分开。</translation>
    </message>
    <message>
        <source>Move the playhead into a clip.</source>
        <translation>请把播放头移到片段内。</translation>
    </message>
    <message>
        <source>Move the playhead into the clip.</source>
        <translation>请把播放头移到该片段内。</translation>
    </message>
    <message>
        <source>Move them into the picture.</source>
        <translation>请把它们移到画面内。</translation>
    </message>
    <message>
        <source>Move them to free space or to another track.</source>
        <translation>请移到空白处或其他轨道。</translation>
    </message>
    <message>
        <source>Move to another frame, or split it.</source>
        <translation>请移到另一帧，或拆分该字幕。</translation>
    </message>
    <message>
        <source>Move to another frame.</source>
        <translation>请移到其他帧。</translation>
    </message>
    <message>
        <source>Name the columns there, with commas between.</source>
        <translation>请在该行写明各列的名称，以逗号分隔。</translation>
    </message>
    <message>
        <source>Name the file {stem}.jvpack.</source>
        <translation>请将文件命名为 {stem}.jvpack。</translation>
    </message>
    <message>
        <source>No NVIDIA driver was found</source>
        <translation>未找到 NVIDIA 驱动程序</translation>
    </message>
    <message>
        <source>No caption is selected</source>
        <translation>没有选中字幕</translation>
    </message>
    <message>
        <source>No clip is selected</source>
        <translation>未选择片段</translation>
    </message>
    <message>
        <source>No face was found in {source}</source>
        <translation>在 {source} 中未找到面部</translation>
    </message>
    <message>
        <source>No font on this computer has these letters, so they are drawn as boxes: {letters}</source>
        <translation>此电脑上没有包含这些字符的字体，它们将显示为方框：{letters}</translation>
    </message>
    <message>
        <source>No graphics card could encode {title} at {width} × {height} pixels; the processor did it.</source>
        <translation>没有显卡能以 {width} × {height} 像素编码 {title}，已改由处理器编码。</translation>
    </message>
    <message>
        <source>No graphics card encodes {title}; the processor did it.</source>
        <translation>没有显卡能编码 {title}，已改由处理器编码。</translation>
    </message>
    <message>
        <source>No marker is selected</source>
        <translation>未选择标记</translation>
    </message>
    <message>
        <source>No microphone was found</source>
        <translation>没有找到麦克风</translation>
    </message>
    <message>
        <source>No model pack is named</source>
        <translation>未指定模型包</translation>
    </message>
    <message>
        <source>No other take was chosen there</source>
        <translation>该处没有选择其他版本</translation>
    </message>
    <message>
        <source>No selected clip lies under the playhead</source>
        <translation>播放头下没有所选片段</translation>
    </message>
    <message>
        <source>No sound device was found</source>
        <translation>未找到声音设备</translation>
    </message>
    <message>
        <source>No subtitle of the file has a place on the timeline</source>
        <translation>文件中没有字幕能放到时间线上</translation>
    </message>
    <message>
        <source>No {title} video of {size} × {size2} pixels can be made with these settings: {reason}</source>
        <translation>无法用这些设置制作 {size} × {size2} 像素的 {title} 视频：{reason}</translation>
    </message>
    <message>
        <source>Nothing can be recorded into {place}: the disk is full</source>
        <translation>无法录制到 {place}：磁盘已满</translation>
    </message>
    <message>
        <source>Nothing can be recorded into {place}: {strerror}</source>
        <translation>无法录制到 {place}：{strerror}</translation>
    </message>
    <message>
        <source>Nothing is heard in this stretch</source>
        <translation>这一段没有任何声音</translation>
    </message>
    <message>
        <source>Nothing of it was run. Don't trust this file.</source>
        <translation>其中的内容均未运行。请勿信任此文件。</translation>
    </message>
    <message>
        <source>Nothing of the motion would be left</source>
        <translation>动作将没有任何剩余</translation>
    </message>
    <message>
        <source>Nothing of {voice} lies between the start and the end ({frames} s long)</source>
        <translation>{voice} 在起点和终点之间没有内容（长 {frames} 秒）</translation>
    </message>
    <message>
        <source>Nothing of “{clip}” would stay</source>
        <translation>“{clip}”将没有任何剩余</translation>
    </message>
    <message>
        <source>Nothing that is selected moves the portrait</source>
        <translation>所选内容都不驱动肖像</translation>
    </message>
    <message>
        <source>Only packs in {root} can be removed.</source>
        <translation>只能移除 {root} 中的模型包。</translation>
    </message>
    <message>
        <source>Open an earlier copy of it, or an autosaved one.</source>
        <translation>请打开更早的副本或自动保存的副本。</translation>
    </message>
    <message>
        <source>Open the project's own file instead.</source>
        <translation>请改为打开项目本身的文件。</translation>
    </message>
    <message>
        <source>Place all 20 points on the picture.</source>
        <translation>请在画面上放置全部 20 个特征点。</translation>
    </message>
    <message>
        <source>Place all 20 points.</source>
        <translation>请放置全部 20 个特征点。</translation>
    </message>
    <message>
        <source>Place the points again.</source>
        <translation>请重新放置特征点。</translation>
    </message>
    <message>
        <source>Place the points by hand.</source>
        <translation>请手动放置特征点。</translation>
    </message>
    <message>
        <source>Place the points by hand: they work for animals and drawings, too.</source>
        <translation>请手动放置特征点：同样适用于动物和绘画形象。</translation>
    </message>
    <message>
        <source>Place the points.</source>
        <translation>请放置特征点。</translation>
    </message>
    <message>
        <source>Playing goes on without sound.</source>
        <translation>将继续无声播放。</translation>
    </message>
    <message>
        <source>Points and a face number were both given</source>
        <translation>同时指定了特征点和面部编号</translation>
    </message>
    <message>
        <source>Points are in pixels of the picture; move it inside.</source>
        <translation>特征点以图片像素为单位；请移到画面内。</translation>
    </message>
    <message>
        <source>Points of the {kind} lie outside {source}</source>
        <translation>{kind}的特征点位于 {source} 之外</translation>
    </message>
    <message>
        <source>PortAudio is not installed</source>
        <translation>未安装 PortAudio</translation>
    </message>
    <message>
        <source>Put it right in a text editor.</source>
        <translation>请用文本编辑器改正。</translation>
    </message>
    <message>
        <source>Put it right in a text editor; a line of times reads 00:00:01,000 --&gt; 00:00:03,500.</source>
        <translation>请用文本编辑器改正；时间行的写法是 00:00:01,000 --&gt; 00:00:03,500。</translation>
    </message>
    <message>
        <source>Put the file right in a spreadsheet or a text editor.</source>
        <translation>请用电子表格或文本编辑器修正文件。</translation>
    </message>
    <message>
        <source>Record or export it again.</source>
        <translation>请重新录制或导出。</translation>
    </message>
    <message>
        <source>Recording failed</source>
        <translation>录制失败</translation>
    </message>
    <message>
        <source>Red, green and blue go from 0 to 255.</source>
        <translation>红、绿、蓝的取值范围是 0 到 255。</translation>
    </message>
    <message>
        <source>Relink it to the file as it was, or import the new one.</source>
        <translation>请重新链接到原来的文件，或导入新文件。</translation>
    </message>
    <message>
        <source>Relink it: show where it is now, or import another portrait.</source>
        <translation>请重新链接：指定其现在的位置，或导入其他肖像。</translation>
    </message>
    <message>
        <source>Relink it: show where it is now, or mute its track.</source>
        <translation>请重新链接：指定其现在的位置，或将其轨道静音。</translation>
    </message>
    <message>
        <source>Relink it: show where it is now.</source>
        <translation>请重新链接：指定其现在的位置。</translation>
    </message>
    <message>
        <source>Remove it from the queue, and export the video again.</source>
        <translation>请将它移出队列，然后重新导出视频。</translation>
    </message>
    <message>
        <source>Remove or respell it.</source>
        <translation>请移除或更正拼写。</translation>
    </message>
    <message>
        <source>Remove takes that aren't used.</source>
        <translation>请移除未使用的版本。</translation>
    </message>
    <message>
        <source>Remove those that aren't used.</source>
        <translation>请移除未使用的版本。</translation>
    </message>
    <message>
        <source>Rendering in segments on many machines needs Dask, which is not installed</source>
        <translation>在多台机器上分段渲染需要 Dask，但尚未安装</translation>
    </message>
    <message>
        <source>Replace the captions instead, or choose another file.</source>
        <translation>请改为替换现有字幕，或选择另一个文件。</translation>
    </message>
    <message>
        <source>Save it as SRT.</source>
        <translation>请将它另存为 SRT。</translation>
    </message>
    <message>
        <source>Save it as a file and import that.</source>
        <translation>请另存为文件后导入。</translation>
    </message>
    <message>
        <source>Save it smaller.</source>
        <translation>请缩小后保存。</translation>
    </message>
    <message>
        <source>Scale it to {MAX_SIDE} px a side or less.</source>
        <translation>请将边长缩小到 {MAX_SIDE} 像素以内。</translation>
    </message>
    <message>
        <source>Select a caption first.</source>
        <translation>请先选择一条字幕。</translation>
    </message>
    <message>
        <source>Select a clip first.</source>
        <translation>请先选择片段。</translation>
    </message>
    <message>
        <source>Select a marker first.</source>
        <translation>请先选择标记。</translation>
    </message>
    <message>
        <source>Select a voice clip, or let its track drive.</source>
        <translation>请选择语音片段，或让其轨道驱动肖像。</translation>
    </message>
    <message>
        <source>Select the clips again.</source>
        <translation>请重新选择片段。</translation>
    </message>
    <message>
        <source>Set the in and out points closer.</source>
        <translation>请缩短入点与出点的间距。</translation>
    </message>
    <message>
        <source>Several workers ended while they rendered the segment at {start_s} s</source>
        <translation>多个工作进程在渲染 {start_s} 秒处的分段时终止</translation>
    </message>
    <message>
        <source>Shorten one of them.</source>
        <translation>请缩短其中一条。</translation>
    </message>
    <message>
        <source>Start another recording to go on.</source>
        <translation>请开始新的录制以继续。</translation>
    </message>
    <message>
        <source>Start some: dask worker ADDRESS --nthreads 1</source>
        <translation>请启动一些：dask worker ADDRESS --nthreads 1</translation>
    </message>
    <message>
        <source>Switch it on first.</source>
        <translation>请先将其开启。</translation>
    </message>
    <message>
        <source>That frame lies outside the ten hours of the timeline</source>
        <translation>该帧超出了时间线的十小时范围</translation>
    </message>
    <message>
        <source>That recording was not made for the place of “{clip}”</source>
        <translation>该录音不是为“{clip}”的位置录制的</translation>
    </message>
    <message>
        <source>That time lies outside the ten hours of the timeline</source>
        <translation>该时间超出了时间线的十小时范围</translation>
    </message>
    <message>
        <source>The GPU does not draw in {precision}: {problem}</source>
        <translation>GPU 无法以 {precision} 绘制：{problem}</translation>
    </message>
    <message>
        <source>The audio encoder failed on window {window} of {source}</source>
        <translation>音频编码器在处理 {source} 的第 {window} 段时失败</translation>
    </message>
    <message>
        <source>The background could not be told apart, so the head was cut out along a soft outline.</source>
        <translation>无法分辨背景，因此沿柔和轮廓抠出了头部。</translation>
    </message>
    <message>
        <source>The background is transparent where the picture itself is.</source>
        <translation>图片本身透明的地方，背景也是透明的。</translation>
    </message>
    <message>
        <source>The blink is not there any more</source>
        <translation>该眨眼已不存在</translation>
    </message>
    <message>
        <source>The caption is not there any more</source>
        <translation>该字幕已不存在</translation>
    </message>
    <message>
        <source>The certificate of this computer, {path}, is damaged</source>
        <translation>本机的证书 {path} 已损坏</translation>
    </message>
    <message>
        <source>The certificate of {identity} can't sign content credentials ({reason})</source>
        <translation>{identity} 的证书不能签署内容凭证（{reason}）</translation>
    </message>
    <message>
        <source>The certificate of {leaf} expired on {not_valid_after_utc}</source>
        <translation>{leaf} 的证书已于 {not_valid_after_utc} 过期</translation>
    </message>
    <message>
        <source>The certificate of {leaf} is not made for signing documents</source>
        <translation>{leaf} 的证书不能用于签署文件</translation>
    </message>
    <message>
        <source>The certificate of {leaf} is valid from {not_valid_before_utc} on</source>
        <translation>{leaf} 的证书自 {not_valid_before_utc} 起才有效</translation>
    </message>
    <message>
        <source>The clip has no motion in a part of this stretch</source>
        <translation>片段在此段的一部分没有动作</translation>
    </message>
    <message>
        <source>The clip has no motion yet</source>
        <translation>该片段还没有动作</translation>
    </message>
    <message>
        <source>The clip is not there any more</source>
        <translation>片段已不存在</translation>
    </message>
    <message>
        <source>The clip of this fault is not there any more</source>
        <translation>该瑕疵所在的片段已不存在</translation>
    </message>
    <message>
        <source>The cluster at {scheduler} has no workers</source>
        <translation>{scheduler} 的集群没有工作进程</translation>
    </message>
    <message>
        <source>The cluster's scheduler is not there any more</source>
        <translation>集群的调度器已不在</translation>
    </message>
    <message>
        <source>The content credentials could not be handled</source>
        <translation>无法处理内容凭证</translation>
    </message>
    <message>
        <source>The copied picture can't be kept in {folder}: {strerror}</source>
        <translation>无法将复制的图片保存到 {folder}：{strerror}</translation>
    </message>
    <message>
        <source>The disk is full: the {shown} until then were kept</source>
        <translation>磁盘已满：此前的 {shown} 已保留</translation>
    </message>
    <message>
        <source>The eyes are too close together in the crop</source>
        <translation>裁剪框中两眼距离太近</translation>
    </message>
    <message>
        <source>The fades are longer than the clip</source>
        <translation>淡变比片段还长</translation>
    </message>
    <message>
        <source>The file is damaged or needs a newer version of JoyVASA Studio; install the pack again.</source>
        <translation>文件已损坏或需要更新版本的 JoyVASA Studio；请重新安装模型包。</translation>
    </message>
    <message>
        <source>The file is damaged; get it again.</source>
        <translation>文件已损坏，请重新获取。</translation>
    </message>
    <message>
        <source>The file is not in the project any more</source>
        <translation>该文件已不在项目中</translation>
    </message>
    <message>
        <source>The file {file} is missing</source>
        <translation>缺少文件 {file}</translation>
    </message>
    <message>
        <source>The folder {folder} does not exist</source>
        <translation>文件夹 {folder} 不存在</translation>
    </message>
    <message>
        <source>The folder {parent} does not exist</source>
        <translation>文件夹 {parent} 不存在</translation>
    </message>
    <message>
        <source>The folder {parent} does not exist any more</source>
        <translation>文件夹 {parent} 已不存在</translation>
    </message>
    <message>
        <source>The frame rate in {name} must be 1 to {MAX_FPS}, not {fps}</source>
        <translation>{name} 中的帧率须为 1 至 {MAX_FPS}，而不是 {fps}</translation>
    </message>
    <message>
        <source>The frame {place} in line {line} of {file} is not whole</source>
        <translation>{file} 第 {line} 行的帧号 {place} 不是整数</translation>
    </message>
    <message>
        <source>The key in {path} is protected by a passphrase</source>
        <translation>{path} 中的私钥受密码保护</translation>
    </message>
    <message>
        <source>The layer is not there any more</source>
        <translation>该图层已不存在</translation>
    </message>
    <message>
        <source>The layer “{layer}” has no motion of its own</source>
        <translation>图层“{layer}”没有自己的动作</translation>
    </message>
    <message>
        <source>The layer “{layer}” is locked</source>
        <translation>图层“{layer}”已锁定</translation>
    </message>
    <message>
        <source>The library's folder {folder} can't be made: {strerror}</source>
        <translation>无法创建动作库文件夹 {folder}：{strerror}</translation>
    </message>
    <message>
        <source>The lips can't be moved any further</source>
        <translation>嘴唇动作无法再偏移</translation>
    </message>
    <message>
        <source>The log says more about this problem.</source>
        <translation>日志中有此问题的详细信息。</translation>
    </message>
    <message>
        <source>The log says more about this.</source>
        <translation>日志中有详细信息。</translation>
    </message>
    <message>
        <source>The log says more.</source>
        <translation>日志中有详细信息。</translation>
    </message>
    <message>
        <source>The marker is not there any more</source>
        <translation>该标记已不存在</translation>
    </message>
    <message>
        <source>The microphone can't be started: {error}</source>
        <translation>无法启动麦克风：{error}</translation>
    </message>
    <message>
        <source>The microphone can't be used</source>
        <translation>无法使用麦克风</translation>
    </message>
    <message>
        <source>The microphone went away</source>
        <translation>麦克风已断开</translation>
    </message>
    <message>
        <source>The microphone “{key}” is not there</source>
        <translation>麦克风“{key}”不存在</translation>
    </message>
    <message>
        <source>The microphone{name} can't be opened: it may be in use</source>
        <translation>无法打开麦克风{name}：可能正被占用</translation>
    </message>
    <message>
        <source>The microphone{name} can't be opened: {text}</source>
        <translation>无法打开麦克风{name}：{text}</translation>
    </message>
    <message>
        <source>The microphone{name} may not be used by this program</source>
        <translation>不允许本程序使用麦克风{name}</translation>
    </message>
    <message>
        <source>The model pack {folder} can't be used: {message}</source>
        <translation>无法使用模型包 {folder}：{message}</translation>
    </message>
    <message>
        <source>The model pack {folder} has no file for {role}</source>
        <translation>模型包 {folder} 没有用于 {role} 的文件</translation>
    </message>
    <message>
        <source>The model pack {folder} is wrong: its denoiser and motion.cached_attention don't fit</source>
        <translation>模型包 {folder} 有误：其去噪器与 motion.cached_attention 不匹配</translation>
    </message>
    <message>
        <source>The model pack {pack} can't draw the {kind} in {source}</source>
        <translation>模型包 {pack} 无法绘制 {source} 中的{kind}</translation>
    </message>
    <message>
        <source>The model pack {pack} could not be removed: {strerror}</source>
        <translation>无法移除模型包 {pack}：{strerror}</translation>
    </message>
    <message>
        <source>The model pack {pack} was not installed by you</source>
        <translation>模型包 {pack} 不是由您安装的</translation>
    </message>
    <message>
        <source>The model packs could not be handled</source>
        <translation>无法处理模型包</translation>
    </message>
    <message>
        <source>The model {model} is missing</source>
        <translation>缺少模型 {model}</translation>
    </message>
    <message>
        <source>The motion does not fit “{media}”</source>
        <translation>动作与“{media}”不匹配</translation>
    </message>
    <message>
        <source>The motion extractor answered with numbers that are not finite</source>
        <translation>动作提取器给出了无效数值</translation>
    </message>
    <message>
        <source>The motion file {path} can't be read: {reason}</source>
        <translation>无法读取动作文件 {path}：{reason}</translation>
    </message>
    <message>
        <source>The motion file {path} can't be read: {strerror}</source>
        <translation>无法读取动作文件 {path}：{strerror}</translation>
    </message>
    <message>
        <source>The motion file {path} can't be written: {strerror}</source>
        <translation>无法写入动作文件 {path}：{strerror}</translation>
    </message>
    <message>
        <source>The motion in {name} holds numbers that are not finite, or a scale of 0 or less</source>
        <translation>{name} 中的动作含有无效数值，或缩放不大于 0</translation>
    </message>
    <message>
        <source>The motion in {name} must be floats (frames, {CHANNELS}), not {dtype} {shape}</source>
        <translation>{name} 中的动作须为浮点数（帧数, {CHANNELS}），而不是 {dtype} {shape}</translation>
    </message>
    <message>
        <source>The motion model answered with numbers that are not finite</source>
        <translation>动作模型给出了无效数值</translation>
    </message>
    <message>
        <source>The motion template {path} can't be read: {strerror}</source>
        <translation>无法读取动作模板 {path}：{strerror}</translation>
    </message>
    <message>
        <source>The motion would lie too far from its sound</source>
        <translation>动作会离其声音太远</translation>
    </message>
    <message>
        <source>The name of the preset is too long</source>
        <translation>预设的名称太长</translation>
    </message>
    <message>
        <source>The name {name} is too long</source>
        <translation>名称 {name} 太长</translation>
    </message>
    <message>
        <source>The name {shown} has characters that no text can hold</source>
        <translation>名称 {shown} 含有无法用文本表示的字符</translation>
    </message>
    <message>
        <source>The name {target} is too long</source>
        <translation>名称 {target} 太长</translation>
    </message>
    <message>
        <source>The pack "{self}" has no file for "{role}"</source>
        <translation>模型包“{self}”没有用于“{role}”的文件</translation>
    </message>
    <message>
        <source>The pack's noise schedule (alpha_bars) is not one</source>
        <translation>模型包的噪声调度（alpha_bars）无效</translation>
    </message>
    <message>
        <source>The passphrase of {path} is wrong</source>
        <translation>{path} 的密码错误</translation>
    </message>
    <message>
        <source>The picture can't be zoomed {zoom} times</source>
        <translation>图片不能缩放 {zoom} 倍</translation>
    </message>
    <message>
        <source>The picture could not be used</source>
        <translation>无法使用该图片</translation>
    </message>
    <message>
        <source>The picture {media} is not where it was: {path}</source>
        <translation>图片 {media} 已不在原位置：{path}</translation>
    </message>
    <message>
        <source>The picture {path} cannot be read: {reason}</source>
        <translation>无法读取图片 {path}：{reason}</translation>
    </message>
    <message>
        <source>The picture {path} is damaged or incomplete</source>
        <translation>图片 {path} 已损坏或不完整</translation>
    </message>
    <message>
        <source>The picture {path} is empty</source>
        <translation>图片 {path} 为空</translation>
    </message>
    <message>
        <source>The picture {path} is in Apple's HEIC format</source>
        <translation>图片 {path} 为 Apple 的 HEIC 格式</translation>
    </message>
    <message>
        <source>The picture {path} is larger than 500 MB</source>
        <translation>图片 {path} 大于 500 MB</translation>
    </message>
    <message>
        <source>The picture {picture} can't be read: {strerror}</source>
        <translation>无法读取图片 {picture}：{strerror}</translation>
    </message>
    <message>
        <source>The playhead is not inside the caption</source>
        <translation>播放头不在字幕之内</translation>
    </message>
    <message>
        <source>The playhead is not on the clip</source>
        <translation>播放头不在片段上</translation>
    </message>
    <message>
        <source>The point {centre} isn't in the picture</source>
        <translation>点 {centre} 不在图片内</translation>
    </message>
    <message>
        <source>The point {key} of {name} is not a pair of numbers</source>
        <translation>{name} 的点 {key} 不是一对数值</translation>
    </message>
    <message>
        <source>The point {key} of {name} lies outside the picture ({width} x {height} px)</source>
        <translation>{name} 的点 {key} 在画面之外（{width} x {height} 像素）</translation>
    </message>
    <message>
        <source>The points file {path} cannot be read</source>
        <translation>无法读取特征点文件 {path}</translation>
    </message>
    <message>
        <source>The points file {path} cannot be written</source>
        <translation>无法写入特征点文件 {path}</translation>
    </message>
    <message>
        <source>The points file {path} is not valid JSON</source>
        <translation>特征点文件 {path} 不是有效的 JSON</translation>
    </message>
    <message>
        <source>The points of the {kind} in {source} are not placed yet</source>
        <translation>{source} 中{kind}的特征点尚未放置</translation>
    </message>
    <message>
        <source>The portrait's points were placed by hand</source>
        <translation>肖像的特征点是手动放置的</translation>
    </message>
    <message>
        <source>The preset {path} can't be used: {message}</source>
        <translation>无法使用预设 {path}：{message}</translation>
    </message>
    <message>
        <source>The presets' folder {folder} can't be made: {strerror}</source>
        <translation>无法创建预设文件夹 {folder}：{strerror}</translation>
    </message>
    <message>
        <source>The private key does not belong to the certificate</source>
        <translation>私钥与证书不匹配</translation>
    </message>
    <message>
        <source>The private key is of a kind that content credentials can't use</source>
        <translation>内容凭证不能使用这种私钥</translation>
    </message>
    <message>
        <source>The program's file {parts} is missing</source>
        <translation>缺少程序文件 {parts}</translation>
    </message>
    <message>
        <source>The project can't be saved: {message}</source>
        <translation>无法保存项目：{message}</translation>
    </message>
    <message>
        <source>The project has no portrait</source>
        <translation>项目中没有肖像</translation>
    </message>
    <message>
        <source>The project is damaged: {problem}</source>
        <translation>项目已损坏：{problem}</translation>
    </message>
    <message>
        <source>The project is too large to be saved</source>
        <translation>项目太大，无法保存</translation>
    </message>
    <message>
        <source>The project {path} can't be read: {strerror}</source>
        <translation>无法读取项目 {path}：{strerror}</translation>
    </message>
    <message>
        <source>The project {path} does not exist any more</source>
        <translation>项目 {path} 已不存在</translation>
    </message>
    <message>
        <source>The queue's folder {folder} can't be used: {strerror}</source>
        <translation>无法使用队列的文件夹 {folder}：{strerror}</translation>
    </message>
    <message>
        <source>The queue's folder {parent} can't be written: {strerror}</source>
        <translation>无法写入队列的文件夹 {parent}：{strerror}</translation>
    </message>
    <message>
        <source>The queued video in {folder} can't be read: {reason}</source>
        <translation>无法读取 {folder} 中排队的视频：{reason}</translation>
    </message>
    <message>
        <source>The queued video {video_id} is being made by another program</source>
        <translation>排队的视频 {video_id} 正由另一个程序制作</translation>
    </message>
    <message>
        <source>The recording could not go on: {strerror}; the {shown} until then were kept</source>
        <translation>录制无法继续：{strerror}；此前的 {shown} 已保留</translation>
    </message>
    <message>
        <source>The recording is as long as a WAV file can be; its {shown} were kept</source>
        <translation>录音已达到 WAV 文件的最大长度；{shown} 已保留</translation>
    </message>
    <message>
        <source>The reference in {name} must be {CHANNELS} floats, not {dtype} {shape}</source>
        <translation>{name} 中的参考值须为 {CHANNELS} 个浮点数，而不是 {dtype} {shape}</translation>
    </message>
    <message>
        <source>The seed {seed} is too large</source>
        <translation>种子 {seed} 太大</translation>
    </message>
    <message>
        <source>The settings of a video are damaged: {what}</source>
        <translation>视频的设置已损坏：{what}</translation>
    </message>
    <message>
        <source>The silence gate is off</source>
        <translation>静音门限已关闭</translation>
    </message>
    <message>
        <source>The silence is not there any more</source>
        <translation>该静音段已不存在</translation>
    </message>
    <message>
        <source>The sound device can't be used</source>
        <translation>无法使用声音设备</translation>
    </message>
    <message>
        <source>The sound device doesn't answer</source>
        <translation>声音设备没有响应</translation>
    </message>
    <message>
        <source>The sound device takes no sound</source>
        <translation>声音设备不接收声音</translation>
    </message>
    <message>
        <source>The sound device went away</source>
        <translation>声音设备已断开</translation>
    </message>
    <message>
        <source>The sound is {reached} LUFS loud instead of {target_lufs}: it is too quiet for more.</source>
        <translation>声音的响度为 {reached} LUFS，而不是 {target_lufs}：原声太轻，无法再提高。</translation>
    </message>
    <message>
        <source>The sound is {reached} LUFS loud instead of {target_lufs}: its peaks would clip.</source>
        <translation>声音的响度为 {reached} LUFS，而不是 {target_lufs}：再提高会使峰值削波。</translation>
    </message>
    <message>
        <source>The sound of “{clip}” has nothing after that</source>
        <translation>“{clip}”的声音在那之后没有内容</translation>
    </message>
    <message>
        <source>The sound of “{clip}” has nothing before that</source>
        <translation>“{clip}”的声音在那之前没有内容</translation>
    </message>
    <message>
        <source>The sound {media} is not the one that was imported: {path} has changed</source>
        <translation>声音 {media} 不是导入时的文件：{path} 已改变</translation>
    </message>
    <message>
        <source>The sound {media} is not where it was: {path}</source>
        <translation>声音 {media} 已不在原位置：{path}</translation>
    </message>
    <message>
        <source>The sound “{path}” is empty</source>
        <translation>声音“{path}”为空</translation>
    </message>
    <message>
        <source>The sound “{path}” is longer than ten hours</source>
        <translation>声音“{path}”超过十小时</translation>
    </message>
    <message>
        <source>The square around the head shows nothing of {source}</source>
        <translation>头部方框内没有 {source} 的画面</translation>
    </message>
    <message>
        <source>The subtitles {path} can't be read: {strerror}</source>
        <translation>无法读取字幕 {path}：{strerror}</translation>
    </message>
    <message>
        <source>The table {path} can't be read: {reason}</source>
        <translation>无法读取表格 {path}：{reason}</translation>
    </message>
    <message>
        <source>The take doesn't perform all of this stretch</source>
        <translation>该版本没有覆盖整段</translation>
    </message>
    <message>
        <source>The take is not there any more</source>
        <translation>该版本已不存在</translation>
    </message>
    <message>
        <source>The take is played by “{name}”</source>
        <translation>“{name}”正在播放该版本</translation>
    </message>
    <message>
        <source>The take is played in a stretch of “{name}”</source>
        <translation>“{name}”的一段正在播放该版本</translation>
    </message>
    <message>
        <source>The take performs another sound than “{clip}”</source>
        <translation>该版本对应的声音与“{clip}”不同</translation>
    </message>
    <message>
        <source>The take performs nothing of “{clip}”</source>
        <translation>该版本不包含“{clip}”的任何部分</translation>
    </message>
    <message>
        <source>The track is not there any more</source>
        <translation>该轨道已不存在</translation>
    </message>
    <message>
        <source>The track {track} has more than {MOST_EVENTS} clips, which an edit list can't hold</source>
        <translation>轨道 {track} 的片段超过 {MOST_EVENTS} 个，剪辑表容纳不下</translation>
    </message>
    <message>
        <source>The track “{track}” has no room left</source>
        <translation>轨道“{track}”没有空余位置</translation>
    </message>
    <message>
        <source>The track “{track}” is locked</source>
        <translation>轨道“{track}”已锁定</translation>
    </message>
    <message>
        <source>The two captions have more than {LONGEST_CAPTION} characters together</source>
        <translation>两条字幕合计超过 {LONGEST_CAPTION} 个字符</translation>
    </message>
    <message>
        <source>The unsaved work in {folder} can't be recovered: {reason}</source>
        <translation>无法恢复 {folder} 中未保存的工作：{reason}</translation>
    </message>
    <message>
        <source>The unsaved work in {folder} is in use</source>
        <translation>{folder} 中未保存的工作正在使用</translation>
    </message>
    <message>
        <source>The video is made of {output}</source>
        <translation>该视频正是由 {output} 制作的</translation>
    </message>
    <message>
        <source>The worker {address} would draw other frames: {difference}</source>
        <translation>工作进程 {address} 会画出不同的画面：{difference}</translation>
    </message>
    <message>
        <source>The {MANIFEST_NAME} in {archive} is not UTF-8 text</source>
        <translation>{archive} 中的 {MANIFEST_NAME} 不是 UTF-8 文本</translation>
    </message>
    <message>
        <source>The {key} in {name} is not a line of text</source>
        <translation>{name} 中的 {key} 不是单行文本</translation>
    </message>
    <message>
        <source>The {kind} does not have {POINT_NAMES} points</source>
        <translation>该{kind}没有 {POINT_NAMES} 个特征点</translation>
    </message>
    <message>
        <source>There are no captions to shift</source>
        <translation>没有可移动的字幕</translation>
    </message>
    <message>
        <source>There are no captions to write</source>
        <translation>没有可写出的字幕</translation>
    </message>
    <message>
        <source>There are no pictures in {folder}</source>
        <translation>{folder} 中没有图片</translation>
    </message>
    <message>
        <source>There are no pictures to join</source>
        <translation>没有可以拼接的画面</translation>
    </message>
    <message>
        <source>There are no subtitles in {path}</source>
        <translation>{path} 中没有字幕</translation>
    </message>
    <message>
        <source>There are too few tracks to paste on</source>
        <translation>可粘贴的轨道不够</translation>
    </message>
    <message>
        <source>There is a blink already</source>
        <translation>此处已有眨眼</translation>
    </message>
    <message>
        <source>There is a caption at this frame already</source>
        <translation>这一帧已有字幕</translation>
    </message>
    <message>
        <source>There is a marker at this frame already</source>
        <translation>此帧已有标记</translation>
    </message>
    <message>
        <source>There is a preset “{shown}” already</source>
        <translation>已有预设“{shown}”</translation>
    </message>
    <message>
        <source>There is a silence already</source>
        <translation>此处已有静音段</translation>
    </message>
    <message>
        <source>There is already something at {target}</source>
        <translation>{target} 处已有内容</translation>
    </message>
    <message>
        <source>There is no answer from the cluster at {scheduler} ({reason})</source>
        <translation>{scheduler} 的集群没有应答（{reason}）</translation>
    </message>
    <message>
        <source>There is no caption after this one</source>
        <translation>这条字幕之后没有字幕</translation>
    </message>
    <message>
        <source>There is no face number {face_index} in {source}</source>
        <translation>{source} 中没有编号为 {face_index} 的面部</translation>
    </message>
    <message>
        <source>There is no face {value}</source>
        <translation>没有面部 {value}</translation>
    </message>
    <message>
        <source>There is no model pack "{id_or_path}"</source>
        <translation>没有模型包“{id_or_path}”</translation>
    </message>
    <message>
        <source>There is no motion yet that could be kept</source>
        <translation>还没有可保存的动作</translation>
    </message>
    <message>
        <source>There is no picture {path}</source>
        <translation>没有图片 {path}</translation>
    </message>
    <message>
        <source>There is no place for the layer there</source>
        <translation>那里没有放置图层的位置</translation>
    </message>
    <message>
        <source>There is no place {value} among the tracks</source>
        <translation>轨道中没有位置 {value}</translation>
    </message>
    <message>
        <source>There is no points file {path}</source>
        <translation>没有特征点文件 {path}</translation>
    </message>
    <message>
        <source>There is no portrait yet</source>
        <translation>还没有肖像</translation>
    </message>
    <message>
        <source>There is no preset “{text}”</source>
        <translation>没有预设“{text}”</translation>
    </message>
    <message>
        <source>There is no room for the clips on that track</source>
        <translation>该轨道上没有放置片段的位置</translation>
    </message>
    <message>
        <source>There is no sound to export</source>
        <translation>没有可以导出的声音</translation>
    </message>
    <message>
        <source>There is no track above the first one</source>
        <translation>第一条轨道上方没有轨道</translation>
    </message>
    <message>
        <source>There is no track below the last one</source>
        <translation>最后一条轨道下方没有轨道</translation>
    </message>
    <message>
        <source>There is no voice to be heard for an edit list</source>
        <translation>没有可听的语音可写入剪辑表</translation>
    </message>
    <message>
        <source>There is nothing on the timeline to export</source>
        <translation>时间线上没有可导出的内容</translation>
    </message>
    <message>
        <source>There is nothing on the timeline to hand off</source>
        <translation>时间线上没有可移交的内容</translation>
    </message>
    <message>
        <source>There is nothing to paste</source>
        <translation>没有可粘贴的内容</translation>
    </message>
    <message>
        <source>There is nothing to put right here</source>
        <translation>此处没有可修复的瑕疵</translation>
    </message>
    <message>
        <source>This build of ONNX Runtime has no CUDA support</source>
        <translation>此版本的 ONNX Runtime 不支持 CUDA</translation>
    </message>
    <message>
        <source>Trim it less far to the left.</source>
        <translation>请少向左修剪一些。</translation>
    </message>
    <message>
        <source>Trim it less far to the right.</source>
        <translation>请少向右修剪一些。</translation>
    </message>
    <message>
        <source>Trim it less far, or remove the layer.</source>
        <translation>请少修剪一些，或移除图层。</translation>
    </message>
    <message>
        <source>Trim less, or delete it.</source>
        <translation>请少修剪一些，或将其删除。</translation>
    </message>
    <message>
        <source>Try again on the CPU (--provider cpu).</source>
        <translation>请改用 CPU 重试（--provider cpu）。</translation>
    </message>
    <message>
        <source>Type it again.</source>
        <translation>请重新输入。</translation>
    </message>
    <message>
        <source>Type one.</source>
        <translation>请输入名称。</translation>
    </message>
    <message>
        <source>Type some, or delete the caption.</source>
        <translation>请输入文字，或删除该字幕。</translation>
    </message>
    <message>
        <source>Type the passphrase.</source>
        <translation>请输入密码。</translation>
    </message>
    <message>
        <source>Undo the last steps, then save again.</source>
        <translation>请撤销最近几步，然后重新保存。</translation>
    </message>
    <message>
        <source>Unlock it first.</source>
        <translation>请先解锁。</translation>
    </message>
    <message>
        <source>Unmute a track, or export pictures.</source>
        <translation>请取消某条轨道的静音，或导出画面。</translation>
    </message>
    <message>
        <source>Update JoyVASA Studio, or use an older version of the pack.</source>
        <translation>请更新 JoyVASA Studio，或使用旧版模型包。</translation>
    </message>
    <message>
        <source>Update JoyVASA Studio.</source>
        <translation>请更新 JoyVASA Studio。</translation>
    </message>
    <message>
        <source>Update the Studio, then open it again.</source>
        <translation>请更新 Studio，然后重新打开。</translation>
    </message>
    <message>
        <source>Use a JPEG, PNG, WebP, TIFF or BMP picture.</source>
        <translation>请使用 JPEG、PNG、WebP、TIFF 或 BMP 图片。</translation>
    </message>
    <message>
        <source>Use a backup of it.</source>
        <translation>请使用其备份。</translation>
    </message>
    <message>
        <source>Use a backup of it; the file was left as it is.</source>
        <translation>请使用其备份；原文件未作改动。</translation>
    </message>
    <message>
        <source>Use at most {LONGEST_NAME} characters.</source>
        <translation>请最多使用 {LONGEST_NAME} 个字符。</translation>
    </message>
    <message>
        <source>Use one of P-256, P-384, P-521, Ed25519, or RSA with 2048 bits or more.</source>
        <translation>请使用 P-256、P-384、P-521、Ed25519，或 2048 位以上的 RSA 私钥。</translation>
    </message>
    <message>
        <source>Use one of at least {MIN_SIDE} px a side.</source>
        <translation>请使用边长至少 {MIN_SIDE} 像素的图片。</translation>
    </message>
    <message>
        <source>Use one of {BUNDLED}, one of yours, or a file.</source>
        <translation>请使用 {BUNDLED} 之一、您自己的预设或文件。</translation>
    </message>
    <message>
        <source>Use one of: {KINDS}.</source>
        <translation>请使用以下之一：{KINDS}。</translation>
    </message>
    <message>
        <source>Wait for it, or choose another name.</source>
        <translation>请等待其完成，或换一个名称。</translation>
    </message>
    <message>
        <source>Wait for it, or end that program.</source>
        <translation>请等待它完成，或结束那个程序。</translation>
    </message>
    <message>
        <source>What is finished stays: start it, and give the same command again.</source>
        <translation>已完成的部分会保留：请启动它，然后再次执行同一命令。</translation>
    </message>
    <message>
        <source>What was recorded is kept; the log says more about it.</source>
        <translation>已录制的内容会保留；日志中有更多信息。</translation>
    </message>
    <message>
        <source>What was recorded until then is kept. Connect it again to go on.</source>
        <translation>此前录制的内容已保留。请重新连接以继续。</translation>
    </message>
    <message>
        <source>Windows can't have a dot or a space at the end of a name, as in {name}</source>
        <translation>在 Windows 上，名称不能以点或空格结尾：{name}</translation>
    </message>
    <message>
        <source>Windows can't have “{sign}” in a name, as in {name}</source>
        <translation>在 Windows 上，名称中不能有“{sign}”：{name}</translation>
    </message>
    <message>
        <source>Windows keeps the name {name} for itself</source>
        <translation>{name} 是 Windows 保留的名称</translation>
    </message>
    <message>
        <source>Write a number with a point, such as 0.5; a scale is more than 0.</source>
        <translation>请填写带小数点的数值，例如 0.5；缩放须大于 0。</translation>
    </message>
    <message>
        <source>Write an OpenTimelineIO file (.otio) instead.</source>
        <translation>请改为写 OpenTimelineIO 文件（.otio）。</translation>
    </message>
    <message>
        <source>Write it as [x, y].</source>
        <translation>请写成 [x, y]。</translation>
    </message>
    <message>
        <source>a network runs on the CPU</source>
        <translation>有网络在 CPU 上运行</translation>
    </message>
    <message>
        <source>a point</source>
        <translation>特征点</translation>
    </message>
    <message>
        <source>animal</source>
        <translation>动物</translation>
    </message>
    <message>
        <source>drawing</source>
        <translation>绘画形象</translation>
    </message>
    <message>
        <source>human</source>
        <translation>真人</translation>
    </message>
    <message>
        <source>it holds no project.json</source>
        <translation>其中没有 project.json</translation>
    </message>
    <message>
        <source>it is damaged: {what}</source>
        <translation>已损坏：{what}</translation>
    </message>
    <message>
        <source>it is empty</source>
        <translation>文件为空</translation>
    </message>
    <message>
        <source>it is far too large for a preset</source>
        <translation>它远远大于一个预设</translation>
    </message>
    <message>
        <source>it is made for a newer version of JoyVASA Studio (pack api {api}, not {PACK_API})</source>
        <translation>它适用于更新版本的 JoyVASA Studio（模型包接口 {api}，而不是 {PACK_API}）</translation>
    </message>
    <message>
        <source>it is no preset</source>
        <translation>它不是预设</translation>
    </message>
    <message>
        <source>it is no project, or was cut short</source>
        <translation>不是项目文件，或不完整</translation>
    </message>
    <message>
        <source>it is not a JoyVASA project</source>
        <translation>不是 JoyVASA 项目</translation>
    </message>
    <message>
        <source>it is unsafe: {what}</source>
        <translation>不安全：{what}</translation>
    </message>
    <message>
        <source>it was made by a newer version of the Studio (project version {found}, this one reads up to {version})</source>
        <translation>它由更新版本的 Studio 创建（项目版本 {found}，本程序最高支持 {version}）</translation>
    </message>
    <message>
        <source>it was made by a newer version of the program</source>
        <translation>它由更新版本的程序创建</translation>
    </message>
    <message>
        <source>it was queued by a newer version of the program</source>
        <translation>它是由较新版本的程序加入队列的</translation>
    </message>
    <message>
        <source>its pack.toml is wrong: {what}</source>
        <translation>其 pack.toml 有误：{what}</translation>
    </message>
    <message>
        <source>the crop's angle</source>
        <translation>裁剪框角度</translation>
    </message>
    <message>
        <source>the crop's centre</source>
        <translation>裁剪框中心</translation>
    </message>
    <message>
        <source>the crop's side</source>
        <translation>裁剪框边长</translation>
    </message>
    <message>
        <source>the file {path} lies outside the pack's folder</source>
        <translation>文件 {path} 位于模型包文件夹之外</translation>
    </message>
    <message>
        <source>the gain</source>
        <translation>增益</translation>
    </message>
    <message>
        <source>the guidance {guidance} is out of range</source>
        <translation>引导强度 {guidance} 超出范围</translation>
    </message>
    <message>
        <source>the mask's feather</source>
        <translation>蒙版羽化</translation>
    </message>
    <message>
        <source>the mask's inset</source>
        <translation>蒙版内缩</translation>
    </message>
    <message>
        <source>the mask's roundness</source>
        <translation>蒙版圆角</translation>
    </message>
    <message>
        <source>the seed {seed} is negative</source>
        <translation>种子 {seed} 为负数</translation>
    </message>
    <message>
        <source>{archive} can't be installed: {message}</source>
        <translation>无法安装 {archive}：{message}</translation>
    </message>
    <message>
        <source>{archive} can't be written: {strerror}</source>
        <translation>无法写入 {archive}：{strerror}</translation>
    </message>
    <message>
        <source>{archive} could not be installed into {root}: {reason}</source>
        <translation>无法将 {archive} 安装到 {root}：{reason}</translation>
    </message>
    <message>
        <source>{archive} does not end in .jvpack</source>
        <translation>{archive} 的扩展名不是 .jvpack</translation>
    </message>
    <message>
        <source>{archive} is damaged or not a .jvpack file: {error}</source>
        <translation>{archive} 已损坏或不是 .jvpack 文件：{error}</translation>
    </message>
    <message>
        <source>{archive} is not a model pack: it needs exactly one {MANIFEST_NAME}</source>
        <translation>{archive} 不是模型包：须有且仅有一个 {MANIFEST_NAME}</translation>
    </message>
    <message>
        <source>{archive} is unsafe: {what}</source>
        <translation>{archive} 不安全：{what}</translation>
    </message>
    <message>
        <source>{archive} lacks {missing}</source>
        <translation>{archive} 缺少 {missing}</translation>
    </message>
    <message>
        <source>{background} is no colour</source>
        <translation>{background} 不是颜色</translation>
    </message>
    <message>
        <source>{certificates} has a key of a kind that is not known here ({error})</source>
        <translation>{certificates} 使用了此处无法识别的密钥类型（{error}）</translation>
    </message>
    <message>
        <source>{count} sampling steps are not possible</source>
        <translation>采样步数不能为 {count}</translation>
    </message>
    <message>
        <source>{file} of the pack has no array {name}</source>
        <translation>模型包的 {file} 没有数组 {name}</translation>
    </message>
    <message>
        <source>{folder} can't be read: {strerror}</source>
        <translation>无法读取 {folder}：{strerror}</translation>
    </message>
    <message>
        <source>{folder} is not a model pack: it has no pack.toml</source>
        <translation>{folder} 不是模型包：没有 pack.toml</translation>
    </message>
    <message>
        <source>{media} is silent from end to end</source>
        <translation>{media} 从头到尾没有声音</translation>
    </message>
    <message>
        <source>{message}; frames are drawn on the CPU, which is slow</source>
        <translation>{message}；改为在 CPU 上绘制，速度较慢</translation>
    </message>
    <message>
        <source>{message}; frames are drawn one by one</source>
        <translation>{message}；改为逐帧绘制</translation>
    </message>
    <message>
        <source>{message}; motion is made on the CPU</source>
        <translation>{message}；动作改在 CPU 上生成</translation>
    </message>
    <message>
        <source>{message}; new pictures are read on the CPU</source>
        <translation>{message}；新图片改在 CPU 上读取</translation>
    </message>
    <message>
        <source>{name} can't be loaded as a model: {error}</source>
        <translation>{name} 无法作为模型载入：{error}</translation>
    </message>
    <message>
        <source>{name} can't be read as subtitles: {error}</source>
        <translation>{name} 无法作为字幕读取：{error}</translation>
    </message>
    <message>
        <source>{name} has all {CHANNELS} numbers and named expressions</source>
        <translation>{name} 既有全部 {CHANNELS} 列数值，又有命名表情的列</translation>
    </message>
    <message>
        <source>{name} has no column “{missing}”</source>
        <translation>{name} 缺少“{missing}”列</translation>
    </message>
    <message>
        <source>{name} has no line of motion</source>
        <translation>{name} 没有任何动作数据行</translation>
    </message>
    <message>
        <source>{name} has the unknown kind {kind}</source>
        <translation>{name} 的类型 {kind} 未知</translation>
    </message>
    <message>
        <source>{name} has the unknown point {unknown}</source>
        <translation>{name} 含有未知的点 {unknown}</translation>
    </message>
    <message>
        <source>{name} holds no points</source>
        <translation>{name} 不含特征点</translation>
    </message>
    <message>
        <source>{name} in {file} holds numbers that are not finite</source>
        <translation>{file} 中的 {name} 含有无效数值</translation>
    </message>
    <message>
        <source>{name} in {file} must be {name2} {shape}, not {dtype} {shape2}</source>
        <translation>{file} 中的 {name} 须为 {name2} {shape}，而不是 {dtype} {shape2}</translation>
    </message>
    <message>
        <source>{name} is damaged or not a pickle: {error}</source>
        <translation>{name} 已损坏或不是 pickle 文件：{error}</translation>
    </message>
    <message>
        <source>{name} is motion of the part {part}, which is not known</source>
        <translation>{name} 的动作部位 {part} 未知</translation>
    </message>
    <message>
        <source>{name} is not a motion file: it has no array {missing}</source>
        <translation>{name} 不是动作文件：没有数组 {missing}</translation>
    </message>
    <message>
        <source>{name} is not a points file of format {FORMAT}</source>
        <translation>{name} 不是格式 {FORMAT} 的特征点文件</translation>
    </message>
    <message>
        <source>{name} is unsafe: it asks for {error}, which a motion file has no use for</source>
        <translation>{name} 不安全：它要求 {error}，而动作文件用不到</translation>
    </message>
    <message>
        <source>{name} is {count} frames long, more than ten hours</source>
        <translation>{name} 长 {count} 帧，超过十小时</translation>
    </message>
    <message>
        <source>{name} lacks the point {missing}</source>
        <translation>{name} 缺少点 {missing}</translation>
    </message>
    <message>
        <source>{name} of the pack "{manifest}" was changed or damaged (wrong SHA-256)</source>
        <translation>模型包“{manifest}”的 {name} 已被更改或损坏（SHA-256 不符）</translation>
    </message>
    <message>
        <source>{output} belongs to the project, which needs it as it is</source>
        <translation>{output} 属于项目，项目需要它保持原样</translation>
    </message>
    <message>
        <source>{output} could not be written: the disk is full</source>
        <translation>无法写入 {output}：磁盘已满</translation>
    </message>
    <message>
        <source>{output} is being made already</source>
        <translation>{output} 已经在制作中</translation>
    </message>
    <message>
        <source>{output} is in the queue already</source>
        <translation>{output} 已在队列中</translation>
    </message>
    <message>
        <source>{path} can't be deleted: {strerror}</source>
        <translation>无法删除 {path}：{strerror}</translation>
    </message>
    <message>
        <source>{path} can't be opened: it is damaged ({error})</source>
        <translation>无法打开 {path}：已损坏（{error}）</translation>
    </message>
    <message>
        <source>{path} can't be opened: {message}</source>
        <translation>无法打开 {path}：{message}</translation>
    </message>
    <message>
        <source>{path} can't be read any more: {strerror}</source>
        <translation>已无法读取 {path}：{strerror}</translation>
    </message>
    <message>
        <source>{path} can't be read as arrays: {error}</source>
        <translation>无法将 {path} 读取为数组：{error}</translation>
    </message>
    <message>
        <source>{path} can't be read: {error}</source>
        <translation>无法读取 {path}：{error}</translation>
    </message>
    <message>
        <source>{path} can't be read: {strerror}</source>
        <translation>无法读取 {path}：{strerror}</translation>
    </message>
    <message>
        <source>{path} can't be removed: {strerror}</source>
        <translation>无法移除 {path}：{strerror}</translation>
    </message>
    <message>
        <source>{path} can't be saved: the project has too many takes</source>
        <translation>无法保存 {path}：项目的版本太多</translation>
    </message>
    <message>
        <source>{path} could not be read</source>
        <translation>无法读取 {path}</translation>
    </message>
    <message>
        <source>{path} could not be signed: {error}</source>
        <translation>无法为 {path} 签名：{error}</translation>
    </message>
    <message>
        <source>{path} could not be written: {strerror}</source>
        <translation>无法写入 {path}：{strerror}</translation>
    </message>
    <message>
        <source>{path} does not end in {endings}</source>
        <translation>{path} 的扩展名不是 {endings}</translation>
    </message>
    <message>
        <source>{path} has no pictures</source>
        <translation>{path} 没有画面</translation>
    </message>
    <message>
        <source>{path} has no sound</source>
        <translation>{path} 没有声音</translation>
    </message>
    <message>
        <source>{path} has no {kind} {missing}</source>
        <translation>{path} 没有 {kind} {missing}</translation>
    </message>
    <message>
        <source>{path} has the {kind} {spec}, but the manifest says {match}</source>
        <translation>{path} 的 {kind} 为 {spec}，但清单中为 {match}</translation>
    </message>
    <message>
        <source>{path} holds a head rotation that is not one</source>
        <translation>{path} 含有无效的头部旋转</translation>
    </message>
    <message>
        <source>{path} holds no certificate</source>
        <translation>{path} 中没有证书</translation>
    </message>
    <message>
        <source>{path} holds no private key</source>
        <translation>{path} 中没有私钥</translation>
    </message>
    <message>
        <source>{path} holds no private key that can be read</source>
        <translation>{path} 中没有可读取的私钥</translation>
    </message>
    <message>
        <source>{path} holds no sound samples</source>
        <translation>{path} 不含声音采样</translation>
    </message>
    <message>
        <source>{path} holds other files than the pictures of a video</source>
        <translation>{path} 中除视频图片外还有其他文件</translation>
    </message>
    <message>
        <source>{path} holds samples that are not numbers</source>
        <translation>{path} 含有无效采样</translation>
    </message>
    <message>
        <source>{path} is a file</source>
        <translation>{path} 是一个文件</translation>
    </message>
    <message>
        <source>{path} is a folder</source>
        <translation>{path} 是文件夹</translation>
    </message>
    <message>
        <source>{path} is damaged</source>
        <translation>{path} 已损坏</translation>
    </message>
    <message>
        <source>{path} is damaged: no sound could be decoded</source>
        <translation>{path} 已损坏：无法解码声音</translation>
    </message>
    <message>
        <source>{path} is damaged: {whole_s} of {whole_s2} seconds can't be read</source>
        <translation>{path} 已损坏：{whole_s2} 秒中有 {whole_s} 秒无法读取</translation>
    </message>
    <message>
        <source>{path} is far too large</source>
        <translation>{path} 过大</translation>
    </message>
    <message>
        <source>{path} is far too large for a motion file</source>
        <translation>{path} 作为动作文件过大</translation>
    </message>
    <message>
        <source>{path} is far too large for a motion template</source>
        <translation>{path} 作为动作模板过大</translation>
    </message>
    <message>
        <source>{path} is far too large for a table of motion</source>
        <translation>{path} 作为动作表格过大</translation>
    </message>
    <message>
        <source>{path} is far too large for subtitles</source>
        <translation>{path} 作为字幕文件太大</translation>
    </message>
    <message>
        <source>{path} is longer than {value} minutes</source>
        <translation>{path} 超过 {value} 分钟</translation>
    </message>
    <message>
        <source>{path} is motion, but no piece of a library</source>
        <translation>{path} 是动作文件，但不是动作库中的动作</translation>
    </message>
    <message>
        <source>{path} is not a motion template: it has no list of motions</source>
        <translation>{path} 不是动作模板：没有动作列表</translation>
    </message>
    <message>
        <source>{path} is not a picture, or of an unknown format</source>
        <translation>{path} 不是图片，或格式未知</translation>
    </message>
    <message>
        <source>{path} is not a text</source>
        <translation>{path} 不是文本文件</translation>
    </message>
    <message>
        <source>{path} is not the file any more that was imported</source>
        <translation>{path} 已不是导入时的文件</translation>
    </message>
    <message>
        <source>{path} is not the sound that was imported</source>
        <translation>{path} 不是导入时的声音</translation>
    </message>
    <message>
        <source>{path} of the model pack {folder} is missing</source>
        <translation>缺少模型包 {folder} 的 {path}</translation>
    </message>
    <message>
        <source>{path} of the model pack {folder} points outside its folder</source>
        <translation>模型包 {folder} 的 {path} 指向其文件夹之外</translation>
    </message>
    <message>
        <source>{path} of the pack "{manifest}" was changed or damaged (wrong SHA-256)</source>
        <translation>模型包“{manifest}”的 {path} 已被更改或损坏（SHA-256 不符）</translation>
    </message>
    <message>
        <source>{path} was changed since it was imported</source>
        <translation>{path} 在导入后有改动</translation>
    </message>
    <message>
        <source>{path} would have no frames</source>
        <translation>{path} 将没有任何画面</translation>
    </message>
    <message>
        <source>{place} has too little memory for {self}</source>
        <translation>{place} 的内存不足以运行 {self}</translation>
    </message>
    <message>
        <source>{segment} has no pictures</source>
        <translation>{segment} 没有画面</translation>
    </message>
    <message>
        <source>{segment} is damaged</source>
        <translation>{segment} 已损坏</translation>
    </message>
    <message>
        <source>{segment} is damaged: it holds no pictures</source>
        <translation>{segment} 已损坏：其中没有画面</translation>
    </message>
    <message>
        <source>{segment} is damaged: its pictures are out of order</source>
        <translation>{segment} 已损坏：画面顺序错乱</translation>
    </message>
    <message>
        <source>{segment} was encoded unlike the part before it</source>
        <translation>{segment} 的编码方式与前一段不同</translation>
    </message>
    <message>
        <source>{self} failed while running: {error}</source>
        <translation>{self} 运行失败：{error}</translation>
    </message>
    <message>
        <source>{self} was given the wrong inputs ({wrong})</source>
        <translation>{self} 的输入有误（{wrong}）</translation>
    </message>
    <message>
        <source>{shown}, which is too large</source>
        <translation>{shown}，过大</translation>
    </message>
    <message>
        <source>{shown}, which is too small</source>
        <translation>{shown}，过小</translation>
    </message>
    <message>
        <source>{source} was decoded at {rate_hz} Hz, but the model pack hears {rate_hz2} Hz</source>
        <translation>{source} 以 {rate_hz} Hz 解码，但模型包需要 {rate_hz2} Hz</translation>
    </message>
    <message>
        <source>{steps} steps are not possible</source>
        <translation>步数不能为 {steps}</translation>
    </message>
    <message>
        <source>{target} can't be written: no permission</source>
        <translation>无法写入 {target}：没有权限</translation>
    </message>
    <message>
        <source>{target} can't be written: the disk is full</source>
        <translation>无法写入 {target}：磁盘已满</translation>
    </message>
    <message>
        <source>{target} can't be written: {strerror}</source>
        <translation>无法写入 {target}：{strerror}</translation>
    </message>
    <message>
        <source>{target} could not be read back</source>
        <translation>无法读回 {target}</translation>
    </message>
    <message>
        <source>{target} could not be written: the disk is full</source>
        <translation>无法写入 {target}：磁盘已满</translation>
    </message>
    <message>
        <source>{target} could not be written: {reason}</source>
        <translation>无法写入 {target}：{reason}</translation>
    </message>
    <message>
        <source>{target} is a folder</source>
        <translation>{target} 是文件夹</translation>
    </message>
    <message>
        <source>{target} would have {count} pictures instead of {frames}</source>
        <translation>{target} 会有 {count} 个画面，而不是 {frames} 个</translation>
    </message>
    <message>
        <source>{title} can't be made with so many bits a second</source>
        <translation>{title} 无法指定码率</translation>
    </message>
    <message>
        <source>{title} can't hold a transparent background</source>
        <translation>{title} 不支持透明背景</translation>
    </message>
    <message>
        <source>{title} doesn't wait to be made any more: it is {state}</source>
        <translation>{title} 已不再等待制作：当前状态为 {state}</translation>
    </message>
    <message>
        <source>{title} has no constant rate factor</source>
        <translation>{title} 没有恒定质量系数</translation>
    </message>
    <message>
        <source>{title} has no constant rate factor {crf}; it knows {best} to {worst}</source>
        <translation>{title} 没有恒定质量系数 {crf}；可用范围为 {best} 至 {worst}</translation>
    </message>
    <message>
        <source>{title} holds no pictures</source>
        <translation>{title} 不含画面</translation>
    </message>
    <message>
        <source>{voice} is silent from end to end</source>
        <translation>{voice} 从头到尾没有声音</translation>
    </message>
    <message>
        <source>{what} is not a pair of numbers</source>
        <translation>{what}不是一对数值</translation>
    </message>
    <message>
        <source>{what} of {value}{unit} is outside {low} to {high}{unit2}</source>
        <translation>{what} {value}{unit} 超出 {low} 至 {high}{unit2} 的范围</translation>
    </message>
    <message>
        <source>“{before}” and “{after}” would overlap on the track “{track}”</source>
        <translation>“{before}”和“{after}”会在轨道“{track}”上重叠</translation>
    </message>
    <message>
        <source>“{clip}” has no motion in a part of this stretch</source>
        <translation>“{clip}”在此段的一部分没有动作</translation>
    </message>
    <message>
        <source>“{clip}” has no motion yet</source>
        <translation>“{clip}”还没有动作</translation>
    </message>
    <message>
        <source>“{clip}” plays another sound now</source>
        <translation>“{clip}”现在播放的是另一个声音</translation>
    </message>
    <message>
        <source>“{clip}” plays no take yet</source>
        <translation>“{clip}”还没有播放任何版本</translation>
    </message>
    <message>
        <source>“{column}” in line {line}, column “{column2}” of {file} can't be used</source>
        <translation>无法使用 {file} 第 {line} 行“{column2}”列中的“{column}”</translation>
    </message>
    <message>
        <source>“{first}” would begin before the timeline</source>
        <translation>“{first}”会早于时间线起点</translation>
    </message>
    <message>
        <source>“{item}” came with the program and stays as it is</source>
        <translation>“{item}”随程序附带，不能更改</translation>
    </message>
    <message>
        <source>“{last}” would end after the ten hours of the timeline</source>
        <translation>“{last}”会超出时间线的十小时</translation>
    </message>
    <message>
        <source>“{media}” ends before “{clip}” begins in it</source>
        <translation>“{media}”在“{clip}”的起点之前就结束了</translation>
    </message>
    <message>
        <source>“{media}” has no sound there</source>
        <translation>“{media}”在该处没有声音</translation>
    </message>
    <message>
        <source>“{media}” is a picture</source>
        <translation>“{media}”是图片</translation>
    </message>
    <message>
        <source>“{media}” is a sound</source>
        <translation>“{media}”是声音</translation>
    </message>
    <message>
        <source>“{name}” came with the program and stays as it is</source>
        <translation>“{name}”是程序自带的，保持不变</translation>
    </message>
    <message>
        <source>“{name}” would lie outside of the clip</source>
        <translation>“{name}”会位于片段之外</translation>
    </message>
    <message>
        <source>“{odd}” needs all {CHANNELS} of them.</source>
        <translation>“{odd}”需要全部 {CHANNELS} 列。</translation>
    </message>
</context>
<context>
    <name>Misplaced</name>
    <message>
        <source>1 blink</source>
        <translation>1 次眨眼</translation>
    </message>
    <message>
        <source>1 key</source>
        <translation>1 个关键帧</translation>
    </message>
    <message>
        <source>1 limited stretch</source>
        <translation>1 段限制</translation>
    </message>
    <message>
        <source>1 silence</source>
        <translation>1 处静音</translation>
    </message>
    <message>
        <source>1 smoothed stretch</source>
        <translation>1 段平滑</translation>
    </message>
    <message>
        <source>1 stretch of another take</source>
        <translation>另一版本的 1 段</translation>
    </message>
    <message>
        <source>Gaze across</source>
        <translation>视线左右</translation>
    </message>
    <message>
        <source>Gaze upward</source>
        <translation>纵向视线</translation>
    </message>
    <message>
        <source>Strength of {region}</source>
        <translation>{region}强度</translation>
    </message>
    <message>
        <source>across</source>
        <translation>横向</translation>
    </message>
    <message>
        <source>brows</source>
        <translation>眉毛</translation>
    </message>
    <message>
        <source>jaw</source>
        <translation>下颌</translation>
    </message>
    <message>
        <source>left wink</source>
        <translation>左眼眨</translation>
    </message>
    <message>
        <source>pitch</source>
        <translation>俯仰</translation>
    </message>
    <message>
        <source>pucker</source>
        <translation>噘嘴</translation>
    </message>
    <message>
        <source>right wink</source>
        <translation>右眼眨</translation>
    </message>
    <message>
        <source>roll</source>
        <translation>翻滚</translation>
    </message>
    <message>
        <source>size</source>
        <translation>大小</translation>
    </message>
    <message>
        <source>smile</source>
        <translation>微笑</translation>
    </message>
    <message>
        <source>spread</source>
        <translation>展唇</translation>
    </message>
    <message>
        <source>the brows</source>
        <translation>眉毛</translation>
    </message>
    <message>
        <source>the cheeks</source>
        <translation>脸颊</translation>
    </message>
    <message>
        <source>the eyes</source>
        <translation>眼睛</translation>
    </message>
    <message>
        <source>the face</source>
        <translation>面部</translation>
    </message>
    <message>
        <source>the head</source>
        <translation>头部</translation>
    </message>
    <message>
        <source>the jaw</source>
        <translation>下颌</translation>
    </message>
    <message>
        <source>the lips</source>
        <translation>嘴唇</translation>
    </message>
    <message>
        <source>up and down</source>
        <translation>纵向</translation>
    </message>
    <message>
        <source>yaw</source>
        <translation>偏航</translation>
    </message>
    <message>
        <source>{count} blinks</source>
        <translation>{count} 次眨眼</translation>
    </message>
    <message>
        <source>{count} keys</source>
        <translation>{count} 个关键帧</translation>
    </message>
    <message>
        <source>{count} limited stretches</source>
        <translation>{count} 段限制</translation>
    </message>
    <message>
        <source>{count} silences</source>
        <translation>{count} 处静音</translation>
    </message>
    <message>
        <source>{count} smoothed stretches</source>
        <translation>{count} 段平滑</translation>
    </message>
    <message>
        <source>{count} stretches of other takes</source>
        <translation>其他版本的 {count} 段</translation>
    </message>
    <message>
        <source>{layer}, weight</source>
        <translation>{layer}，权重</translation>
    </message>
    <message>
        <source>{layer}: motion</source>
        <translation>{layer}：动作</translation>
    </message>
</context>
<context>
    <name>MisplacedList</name>
    <message>
        <source>1 edit</source>
        <translation>1 处编辑</translation>
    </message>
    <message>
        <source>Edits out of sight</source>
        <translation>看不到的编辑</translation>
    </message>
    <message>
        <source>Go there; where it was trimmed off, the clip gets longer</source>
        <translation>转到该处；如已被修剪，片段会变长</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>移除</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>显示</translation>
    </message>
    <message>
        <source>Take them away; what is seen stays as it is</source>
        <translation>将其移除；看到的内容保持不变</translation>
    </message>
    <message>
        <source>They are kept, but nothing of them is seen where they are now</source>
        <translation>它们仍然保留，但在目前的位置上看不到</translation>
    </message>
    <message>
        <source>{count} edits</source>
        <translation>{count} 处编辑</translation>
    </message>
</context>
<context>
    <name>NumberSlider</name>
    <message>
        <source>Back to the default</source>
        <translation>恢复默认值</translation>
    </message>
    <message>
        <source>Double-click to go back to the default</source>
        <translation>双击恢复默认值</translation>
    </message>
    <message>
        <source>Reset {name}</source>
        <translation>重置{name}</translation>
    </message>
</context>
<context>
    <name>OfficialModelsDialog</name>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Command</source>
        <translation>命令</translation>
    </message>
    <message>
        <source>Copied</source>
        <translation>已复制</translation>
    </message>
    <message>
        <source>Copy command</source>
        <translation>复制命令</translation>
    </message>
    <message>
        <source>InsightFace and X-Pose, for non-commercial use only, are neither used nor fetched.</source>
        <translation>仅限非商业用途的 InsightFace 和 X-Pose 既不使用也不下载。</translation>
    </message>
    <message>
        <source>Install from file…</source>
        <translation>从文件安装…</translation>
    </message>
    <message>
        <source>Install the .jvpack file. It needs no network.</source>
        <translation>安装 .jvpack 文件即可，无需联网。</translation>
    </message>
    <message>
        <source>JoyVASA and LivePortrait</source>
        <translation>JoyVASA 与 LivePortrait</translation>
    </message>
    <message>
        <source>Official models</source>
        <translation>官方模型</translation>
    </message>
    <message>
        <source>The models that their authors published draw every frame anew and move more naturally than the starter pack. Playing them live takes a graphics card; without one they are slow. They are not part of this program, and it downloads nothing by itself.</source>
        <translation>作者公开发布的模型会重新绘制每一帧，动作比入门模型包更自然。实时播放需要独立显卡；没有显卡时速度很慢。它们不属于本程序，本程序也不会自行下载任何内容。</translation>
    </message>
    <message>
        <source>Type this in a terminal in the folder with the program's source, once it was started from there as its README says. The first line installs what conversion needs, PyTorch among it. The second shows the licences, asks, downloads {size} and makes the packs; interrupted, it goes on when it is typed again. Close this window to see the new packs.</source>
        <translation>请先按 README 的说明从源代码文件夹启动一次程序，然后在该文件夹的终端中输入以下命令。第一行安装转换所需的组件，包括 PyTorch。第二行显示许可并询问，然后下载 {size} 并制作模型包；中断后重新输入即可继续。关闭此窗口即可看到新的模型包。</translation>
    </message>
    <message>
        <source>You have a ready-made pack</source>
        <translation>您已有现成的模型包</translation>
    </message>
    <message>
        <source>You make the packs yourself</source>
        <translation>自行制作模型包</translation>
    </message>
    <message>
        <source>{title}. Licence: {licence}, {size}</source>
        <translation>{title}。许可：{licence}，{size}</translation>
    </message>
</context>
<context>
    <name>OptionsBar</name>
    <message>
        <source>Captions on the picture</source>
        <translation>画面上的字幕</translation>
    </message>
    <message>
        <source>Edit portrait</source>
        <translation>编辑肖像</translation>
    </message>
    <message>
        <source>Face only</source>
        <translation>仅面部</translation>
    </message>
    <message>
        <source>Fit</source>
        <translation>适应窗口</translation>
    </message>
    <message>
        <source>Fit {percent} %</source>
        <translation>适应 {percent}%</translation>
    </message>
    <message>
        <source>Full</source>
        <translation>完整</translation>
    </message>
    <message>
        <source>Full picture</source>
        <translation>完整画面</translation>
    </message>
    <message>
        <source>Half</source>
        <translation>二分之一</translation>
    </message>
    <message>
        <source>Picture before animation</source>
        <translation>动画前的原图</translation>
    </message>
    <message>
        <source>Preview quality</source>
        <translation>预览质量</translation>
    </message>
    <message>
        <source>Preview quality: a lower one is faster; the export is not changed</source>
        <translation>预览质量：越低越快，不影响导出</translation>
    </message>
    <message>
        <source>Quarter</source>
        <translation>四分之一</translation>
    </message>
    <message>
        <source>Zoom</source>
        <translation>缩放</translation>
    </message>
    <message>
        <source>{percent} %</source>
        <translation>{percent}%</translation>
    </message>
</context>
<context>
    <name>PackCard</name>
    <message>
        <source> and </source>
        <translation>和</translation>
    </message>
    <message>
        <source>Animates {kinds}, {size} × {size} px</source>
        <translation>可驱动{kinds}，{size} × {size} 像素</translation>
    </message>
    <message>
        <source>Came with the program</source>
        <translation>随程序附带</translation>
    </message>
    <message>
        <source>Installed by you</source>
        <translation>由您安装</translation>
    </message>
    <message>
        <source>Licence: {licence}</source>
        <translation>许可：{licence}</translation>
    </message>
    <message>
        <source>Looks good at pitch {pitch}, yaw {yaw}, roll {roll}</source>
        <translation>效果良好的角度：俯仰 {pitch}，偏航 {yaw}，翻滚 {roll}</translation>
    </message>
    <message>
        <source>New clips use this pack</source>
        <translation>新片段使用此模型包</translation>
    </message>
    <message>
        <source>Not used: your own pack of the same id goes first.</source>
        <translation>未使用：优先使用您安装的同名模型包。</translation>
    </message>
    <message>
        <source>Remove…</source>
        <translation>移除…</translation>
    </message>
    <message>
        <source>Use this pack for new clips</source>
        <translation>新片段使用此模型包（设为默认）</translation>
    </message>
    <message>
        <source>animals</source>
        <translation>动物</translation>
    </message>
    <message>
        <source>people</source>
        <translation>真人</translation>
    </message>
    <message>
        <source>{sampler}, {steps} steps, guidance {guidance}</source>
        <translation>{sampler}，{steps} 步，引导强度 {guidance}</translation>
    </message>
    <message>
        <source>{size} on the disk</source>
        <translation>占用磁盘 {size}</translation>
    </message>
</context>
<context>
    <name>PackagePage</name>
    <message>
        <source>A folder with everything that belongs to it</source>
        <translation>包含全部相关内容的文件夹</translation>
    </message>
    <message>
        <source>A signed note says how the video was made, and shows whether it was changed. It is made on this computer; nothing is sent. Editing or converting the video elsewhere drops it.</source>
        <translation>一份经过签名的说明，记录视频的制作方式，并能看出视频是否被改动。它在本机生成，不会发送任何内容。在其他程序中编辑或转换视频会使其丢失。</translation>
    </message>
    <message>
        <source>A zip file with everything that belongs to it</source>
        <translation>包含全部相关内容的 zip 文件</translation>
    </message>
    <message>
        <source>Choose a package to hand on poster, captions, motion and licences as well.</source>
        <translation>如需一并交付封面、字幕、动作和许可，请选择打包。</translation>
    </message>
    <message>
        <source>Deliver</source>
        <translation>交付</translation>
    </message>
    <message>
        <source>Leave out</source>
        <translation>不加</translation>
    </message>
    <message>
        <source>Leave the content credentials out?</source>
        <translation>不加内容凭证？</translation>
    </message>
    <message>
        <source>Nobody will be able to check where the video comes from. Where the law asks for a mark that machines can read, as in the European Union, publishing it without one may be forbidden.</source>
        <translation>任何人都将无法核实视频的来源。在法律要求机器可读标识的地方（例如欧盟），发布不带标识的视频可能被禁止。</translation>
    </message>
    <message>
        <source>Sign it with content credentials</source>
        <translation>用内容凭证签名</translation>
    </message>
    <message>
        <source>The file alone</source>
        <translation>仅文件本身</translation>
    </message>
    <message>
        <source>With it: a poster picture, the captions, the motion as files for other programs, the licences of models and media, and the content credentials.</source>
        <translation>附带：封面图、字幕、供其他程序使用的动作文件、模型与素材的许可，以及内容凭证。</translation>
    </message>
</context>
<context>
    <name>PacksPanel</name>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Checking</source>
        <translation>正在检查</translation>
    </message>
    <message>
        <source>Install a model pack</source>
        <translation>安装模型包</translation>
    </message>
    <message>
        <source>Install from file…</source>
        <translation>从文件安装…</translation>
    </message>
    <message>
        <source>Installed the pack “{name}”</source>
        <translation>已安装模型包“{name}”</translation>
    </message>
    <message>
        <source>Looking for model packs…</source>
        <translation>正在查找模型包…</translation>
    </message>
    <message>
        <source>Model packs</source>
        <translation>模型包</translation>
    </message>
    <message>
        <source>Official models…</source>
        <translation>官方模型…</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>移除</translation>
    </message>
    <message>
        <source>Remove the pack “{name}”?</source>
        <translation>要移除模型包“{name}”吗？</translation>
    </message>
    <message>
        <source>Removed the pack “{id}”</source>
        <translation>已移除模型包“{id}”</translation>
    </message>
    <message>
        <source>Replace</source>
        <translation>替换</translation>
    </message>
    <message>
        <source>Replace the pack that is installed?</source>
        <translation>要替换已安装的模型包吗？</translation>
    </message>
    <message>
        <source>Takes that were made with it stay; new ones need it to be installed again.</source>
        <translation>用它生成的版本会保留；要生成新版本则需重新安装。</translation>
    </message>
    <message>
        <source>Unpacking</source>
        <translation>正在解包</translation>
    </message>
    <message>
        <source>{problem}. Takes that were made with it stay as they are.</source>
        <translation>{problem}。用它生成的版本会保持不变。</translation>
    </message>
</context>
<context>
    <name>PassList</name>
    <message>
        <source>Choose another pass</source>
        <translation>选择其他录音版本</translation>
    </message>
    <message>
        <source>Pass {number}  ·  {length}</source>
        <translation>录音版本 {number}  ·  {length}</translation>
    </message>
    <message>
        <source>Passes</source>
        <translation>录音版本</translation>
    </message>
    <message>
        <source>Passes of the selected clip</source>
        <translation>所选片段的录音版本</translation>
    </message>
    <message>
        <source>Play</source>
        <translation>播放</translation>
    </message>
    <message>
        <source>Play the clip with the chosen pass</source>
        <translation>用所选录音版本播放片段</translation>
    </message>
    <message>
        <source>Remove unused</source>
        <translation>移除未使用</translation>
    </message>
    <message>
        <source>Remove unused passes</source>
        <translation>移除未使用的录音版本</translation>
    </message>
    <message>
        <source>Take passes that no clip plays off the list; on the disk they stay</source>
        <translation>从列表中移除没有片段使用的录音版本；磁盘上的文件会保留</translation>
    </message>
</context>
<context>
    <name>PlacementView</name>
    <message>
        <source>Drag to move, turn the wheel to zoom, double-click to begin anew. Keys: arrows, with Shift in long steps, + and -, Home</source>
        <translation>拖动可移动，滚轮可缩放，双击可重新开始。按键：方向键（按住 Shift 大步移动）、+ 和 -、Home</translation>
    </message>
    <message>
        <source>No pictures: the sound alone</source>
        <translation>没有画面：仅声音</translation>
    </message>
    <message>
        <source>Picture in the video</source>
        <translation>视频中的图片</translation>
    </message>
    <message>
        <source>The portrait isn't shown yet</source>
        <translation>肖像尚未显示</translation>
    </message>
    <message>
        <source>zoom {percent} %</source>
        <translation>缩放 {percent}%</translation>
    </message>
    <message>
        <source>{width} by {height} pixels</source>
        <translation>{width} × {height} 像素</translation>
    </message>
</context>
<context>
    <name>Points</name>
    <message>
        <source>Chin</source>
        <translation>下巴</translation>
    </message>
    <message>
        <source>Left cheek</source>
        <translation>左脸颊</translation>
    </message>
    <message>
        <source>Left ear</source>
        <translation>左耳</translation>
    </message>
    <message>
        <source>Left eye: inner corner</source>
        <translation>左眼：内眼角</translation>
    </message>
    <message>
        <source>Left eye: lower lid</source>
        <translation>左眼：下眼睑</translation>
    </message>
    <message>
        <source>Left eye: outer corner</source>
        <translation>左眼：外眼角</translation>
    </message>
    <message>
        <source>Left eye: upper lid</source>
        <translation>左眼：上眼睑</translation>
    </message>
    <message>
        <source>Lower lip: lower edge</source>
        <translation>下唇：下缘</translation>
    </message>
    <message>
        <source>Mouth: left corner</source>
        <translation>嘴：左嘴角</translation>
    </message>
    <message>
        <source>Mouth: middle, where the lips meet</source>
        <translation>嘴：正中，双唇相接处</translation>
    </message>
    <message>
        <source>Mouth: right corner</source>
        <translation>嘴：右嘴角</translation>
    </message>
    <message>
        <source>Right cheek</source>
        <translation>右脸颊</translation>
    </message>
    <message>
        <source>Right ear</source>
        <translation>右耳</translation>
    </message>
    <message>
        <source>Right eye: inner corner</source>
        <translation>右眼：内眼角</translation>
    </message>
    <message>
        <source>Right eye: lower lid</source>
        <translation>右眼：下眼睑</translation>
    </message>
    <message>
        <source>Right eye: outer corner</source>
        <translation>右眼：外眼角</translation>
    </message>
    <message>
        <source>Right eye: upper lid</source>
        <translation>右眼：上眼睑</translation>
    </message>
    <message>
        <source>Tip of the nose</source>
        <translation>鼻尖</translation>
    </message>
    <message>
        <source>Top of the head</source>
        <translation>头顶</translation>
    </message>
    <message>
        <source>Upper lip: upper edge</source>
        <translation>上唇：上缘</translation>
    </message>
</context>
<context>
    <name>PortraitCommands</name>
    <message>
        <source>Remove portrait</source>
        <translation>移除肖像</translation>
    </message>
</context>
<context>
    <name>PortraitEditor</name>
    <message>
        <source>Choose face</source>
        <translation>选择面部</translation>
    </message>
    <message>
        <source>Edit crop</source>
        <translation>编辑裁剪</translation>
    </message>
    <message>
        <source>Edit mask</source>
        <translation>编辑蒙版</translation>
    </message>
    <message>
        <source>Face {number}: click to choose</source>
        <translation>面部 {number}：点击选择</translation>
    </message>
    <message>
        <source>Find the face</source>
        <translation>识别面部</translation>
    </message>
    <message>
        <source>Move points</source>
        <translation>移动特征点</translation>
    </message>
    <message>
        <source>Place points</source>
        <translation>放置特征点</translation>
    </message>
    <message>
        <source>Reset crop</source>
        <translation>重置裁剪</translation>
    </message>
    <message>
        <source>Reset mask</source>
        <translation>重置蒙版</translation>
    </message>
</context>
<context>
    <name>PortraitHead</name>
    <message>
        <source>A person's face is found by itself; on animals and drawings points are placed by hand</source>
        <translation>真人面部会自动识别；动物和绘画形象需手动放置特征点</translation>
    </message>
    <message>
        <source>Animal</source>
        <translation>动物</translation>
    </message>
    <message>
        <source>Drawing</source>
        <translation>绘画</translation>
    </message>
    <message>
        <source>Edit on picture</source>
        <translation>在画面上编辑</translation>
    </message>
    <message>
        <source>Face</source>
        <translation>面部</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>类型</translation>
    </message>
    <message>
        <source>Kind of head</source>
        <translation>头部类型</translation>
    </message>
    <message>
        <source>Opening…</source>
        <translation>正在打开…</translation>
    </message>
    <message>
        <source>Person</source>
        <translation>真人</translation>
    </message>
    <message>
        <source>Replace…</source>
        <translation>替换…</translation>
    </message>
    <message>
        <source>Stop editing</source>
        <translation>结束编辑</translation>
    </message>
    <message>
        <source>{0} of {1}</source>
        <translation>第 {0} 个，共 {1} 个</translation>
    </message>
    <message>
        <source>{0} × {1} px</source>
        <translation>{0} × {1} 像素</translation>
    </message>
</context>
<context>
    <name>PortraitPanel</name>
    <message>
        <source>Choose a picture…</source>
        <translation>选择图片…</translation>
    </message>
    <message>
        <source>Choose face</source>
        <translation>选择面部</translation>
    </message>
    <message>
        <source>Crop</source>
        <translation>裁剪</translation>
    </message>
    <message>
        <source>Edit crop</source>
        <translation>编辑裁剪</translation>
    </message>
    <message>
        <source>Edit mask</source>
        <translation>编辑蒙版</translation>
    </message>
    <message>
        <source>Find the face</source>
        <translation>识别面部</translation>
    </message>
    <message>
        <source>Mask</source>
        <translation>蒙版</translation>
    </message>
    <message>
        <source>Origin and consent</source>
        <translation>来源与授权</translation>
    </message>
    <message>
        <source>Reset crop</source>
        <translation>重置裁剪</translation>
    </message>
    <message>
        <source>There is no portrait yet.</source>
        <translation>还没有肖像。</translation>
    </message>
</context>
<context>
    <name>PresetList</name>
    <message>
        <source>Delete</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>Delete the preset “{name}”?</source>
        <translation>删除预设“{name}”？</translation>
    </message>
    <message>
        <source>Delete…</source>
        <translation>删除…</translation>
    </message>
    <message>
        <source>Export as a file…</source>
        <translation>导出为文件…</translation>
    </message>
    <message>
        <source>Export preset</source>
        <translation>导出预设</translation>
    </message>
    <message>
        <source>Import a preset</source>
        <translation>导入预设</translation>
    </message>
    <message>
        <source>Import a preset…</source>
        <translation>导入预设…</translation>
    </message>
    <message>
        <source>It can't be brought back.</source>
        <translation>此操作无法撤销。</translation>
    </message>
    <message>
        <source>Its settings become those on the right.</source>
        <translation>它的设置将变为右侧的设置。</translation>
    </message>
    <message>
        <source>Keep the settings on the right as a preset of your own</source>
        <translation>将右侧的设置保存为自己的预设</translation>
    </message>
    <message>
        <source>More with presets</source>
        <translation>更多预设操作</translation>
    </message>
    <message>
        <source>My preset</source>
        <translation>我的预设</translation>
    </message>
    <message>
        <source>My presets</source>
        <translation>我的预设</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Presets</source>
        <translation>预设</translation>
    </message>
    <message>
        <source>Ready-made</source>
        <translation>自带预设</translation>
    </message>
    <message>
        <source>Rename preset</source>
        <translation>重命名预设</translation>
    </message>
    <message>
        <source>Rename…</source>
        <translation>重命名…</translation>
    </message>
    <message>
        <source>Replace</source>
        <translation>替换</translation>
    </message>
    <message>
        <source>Replace the preset “{name}”?</source>
        <translation>替换预设“{name}”？</translation>
    </message>
    <message>
        <source>Replace {name}?</source>
        <translation>要替换 {name} 吗？</translation>
    </message>
    <message>
        <source>Save preset</source>
        <translation>保存预设</translation>
    </message>
    <message>
        <source>Save…</source>
        <translation>保存…</translation>
    </message>
    <message>
        <source>The preset in it will be gone.</source>
        <translation>其中的预设将丢失。</translation>
    </message>
    <message>
        <source>came with the program</source>
        <translation>程序自带</translation>
    </message>
    <message>
        <source>your own preset</source>
        <translation>自己的预设</translation>
    </message>
</context>
<context>
    <name>Presets</name>
    <message>
        <source>Animated picture (GIF)</source>
        <translation>动图（GIF）</translation>
    </message>
    <message>
        <source>As the picture</source>
        <translation>与图片相同</translation>
    </message>
    <message>
        <source>Draft, quick and small</source>
        <translation>草稿，快而小</translation>
    </message>
    <message>
        <source>Editing master (ProRes)</source>
        <translation>剪辑母版（ProRes）</translation>
    </message>
    <message>
        <source>For web pages (WebM)</source>
        <translation>用于网页（WebM）</translation>
    </message>
    <message>
        <source>High quality (H.265)</source>
        <translation>高质量（H.265）</translation>
    </message>
    <message>
        <source>Small file (AV1)</source>
        <translation>小文件（AV1）</translation>
    </message>
    <message>
        <source>Sound only (WAV)</source>
        <translation>仅声音（WAV）</translation>
    </message>
    <message>
        <source>Square, 1080 × 1080</source>
        <translation>方形，1080 × 1080</translation>
    </message>
    <message>
        <source>Transparent (PNG)</source>
        <translation>透明（PNG）</translation>
    </message>
    <message>
        <source>Transparent (ProRes)</source>
        <translation>透明（ProRes）</translation>
    </message>
    <message>
        <source>Vertical, 1080 × 1920</source>
        <translation>竖屏，1080 × 1920</translation>
    </message>
    <message>
        <source>Web video, 1080p</source>
        <translation>网络视频，1080p</translation>
    </message>
</context>
<context>
    <name>PreviewView</name>
    <message>
        <source>Drop to replace the portrait</source>
        <translation>松开即可替换肖像</translation>
    </message>
    <message>
        <source>Drop to use it</source>
        <translation>松开即可使用</translation>
    </message>
    <message>
        <source>Edit portrait</source>
        <translation>编辑肖像</translation>
    </message>
    <message>
        <source>Find the picture…</source>
        <translation>查找图片…</translation>
    </message>
</context>
<context>
    <name>ProjectPanel</name>
    <message>
        <source>Change title</source>
        <translation>更改标题</translation>
    </message>
    <message>
        <source>Clips</source>
        <translation>片段</translation>
    </message>
    <message>
        <source>Length</source>
        <translation>时长</translation>
    </message>
    <message>
        <source>None</source>
        <translation>无</translation>
    </message>
    <message>
        <source>Portrait</source>
        <translation>肖像</translation>
    </message>
    <message>
        <source>Project</source>
        <translation>项目</translation>
    </message>
    <message>
        <source>Select a clip or a track to see its settings here.</source>
        <translation>选择片段或轨道，即可在此查看其设置。</translation>
    </message>
    <message>
        <source>Takes</source>
        <translation>版本</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>标题</translation>
    </message>
    <message>
        <source>Tracks</source>
        <translation>轨道</translation>
    </message>
    <message>
        <source>Untitled</source>
        <translation>未命名</translation>
    </message>
</context>
<context>
    <name>PuppetPad</name>
    <message>
        <source>Arrow keys move the puppet at the playhead, Q and E tilt it</source>
        <translation>方向键在播放头处移动操控对象，Q 和 E 使其侧倾</translation>
    </message>
    <message>
        <source>Puppet pad</source>
        <translation>操控板</translation>
    </message>
</context>
<context>
    <name>PuppetPanel</name>
    <message>
        <source> frames</source>
        <translation> 帧</translation>
    </message>
    <message>
        <source>Arm</source>
        <translation>预备录制</translation>
    </message>
    <message>
        <source>Arm the puppeteer to act the head, or an expression, by hand.</source>
        <translation>预备录制后，即可手动表演头部动作或表情。</translation>
    </message>
    <message>
        <source>Armed</source>
        <translation>已预备录制</translation>
    </message>
    <message>
        <source>Brows</source>
        <translation>眉毛</translation>
    </message>
    <message>
        <source>Calms the hand; the more, the later the head follows</source>
        <translation>减轻手部抖动；数值越大，头部跟随越慢</translation>
    </message>
    <message>
        <source>Give “Record by puppeteer” a key in the keyboard map. On the pad, drag to set a key.</source>
        <translation>请在键盘映射中为“录制实时操控”设置快捷键。在操控板上拖动可设置关键帧。</translation>
    </message>
    <message>
        <source>Goes into a new layer.</source>
        <translation>将录制到新图层。</translation>
    </message>
    <message>
        <source>Goes into the layer “{name}”.</source>
        <translation>将录制到图层“{name}”。</translation>
    </message>
    <message>
        <source>Head: turn, and tilt by wheel</source>
        <translation>头部：转动，滚轮侧倾</translation>
    </message>
    <message>
        <source>Hold {key} and move the mouse over the preview or here. On the pad, drag to set a key.</source>
        <translation>按住 {key}，在预览或此处移动鼠标。在操控板上拖动可设置关键帧。</translation>
    </message>
    <message>
        <source>How far a movement of the mouse goes</source>
        <translation>鼠标移动所产生的动作幅度</translation>
    </message>
    <message>
        <source>Jaw</source>
        <translation>下颌</translation>
    </message>
    <message>
        <source>Let holding the key record</source>
        <translation>启用后，按住快捷键即可录制</translation>
    </message>
    <message>
        <source>No clip is active: select the one to record into.</source>
        <translation>没有当前片段：请选择要录制到的片段。</translation>
    </message>
    <message>
        <source>Pucker</source>
        <translation>撅嘴</translation>
    </message>
    <message>
        <source>Recording. Let go to keep it, Escape to forget it.</source>
        <translation>正在录制。松开即保留，按 Esc 放弃。</translation>
    </message>
    <message>
        <source>Sensitivity</source>
        <translation>灵敏度</translation>
    </message>
    <message>
        <source>Smile</source>
        <translation>微笑</translation>
    </message>
    <message>
        <source>Smoothing</source>
        <translation>平滑</translation>
    </message>
    <message>
        <source>Spread lips</source>
        <translation>咧嘴</translation>
    </message>
    <message>
        <source>The mouse drives</source>
        <translation>鼠标驱动</translation>
    </message>
    <message>
        <source>Wink left</source>
        <translation>眨左眼</translation>
    </message>
    <message>
        <source>Wink right</source>
        <translation>眨右眼</translation>
    </message>
</context>
<context>
    <name>Puppeteer</name>
    <message>
        <source>Arm it in its panel.</source>
        <translation>请在其面板中预备录制。</translation>
    </message>
    <message>
        <source>Move it to where to record.</source>
        <translation>请把它移到要录制的位置。</translation>
    </message>
    <message>
        <source>No clip is active</source>
        <translation>没有当前片段</translation>
    </message>
    <message>
        <source>Puppet</source>
        <translation>操控</translation>
    </message>
    <message>
        <source>Record by puppeteer</source>
        <translation>录制实时操控</translation>
    </message>
    <message>
        <source>Select the clip to record into.</source>
        <translation>请选择要录制到的片段。</translation>
    </message>
    <message>
        <source>The playhead is not in the active clip</source>
        <translation>播放头不在当前片段内</translation>
    </message>
    <message>
        <source>The puppeteer is not armed</source>
        <translation>实时操控尚未预备录制</translation>
    </message>
</context>
<context>
    <name>QualityCommands</name>
    <message>
        <source>The last edit is still being checked; try again in a moment</source>
        <translation>仍在检查上一步编辑，请稍后再试</translation>
    </message>
    <message>
        <source>There is no fault at the playhead; go to the next one first</source>
        <translation>播放头处没有瑕疵；请先转到下一处</translation>
    </message>
</context>
<context>
    <name>QualityPanel</name>
    <message>
        <source>All faults ({count})</source>
        <translation>全部瑕疵（{count}）</translation>
    </message>
    <message>
        <source>Amount</source>
        <translation>程度</translation>
    </message>
    <message>
        <source>Clip</source>
        <translation>片段</translation>
    </message>
    <message>
        <source>Fault</source>
        <translation>瑕疵</translation>
    </message>
    <message>
        <source>Faults of the motion</source>
        <translation>动作瑕疵</translation>
    </message>
    <message>
        <source>Fix</source>
        <translation>修复</translation>
    </message>
    <message>
        <source>Fix all of this kind</source>
        <translation>修复所有同类瑕疵</translation>
    </message>
    <message>
        <source>Kinds of faults that are shown</source>
        <translation>显示的瑕疵类型</translation>
    </message>
    <message>
        <source>No faults were found.
The motion is checked again after every edit.</source>
        <translation>未发现瑕疵。
每次编辑后都会重新检查动作。</translation>
    </message>
    <message>
        <source>Severity {percent} %</source>
        <translation>严重程度 {percent}%</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>{count} more are not listed</source>
        <translation>另有 {count} 处未列出</translation>
    </message>
    <message>
        <source>{name} ({count})</source>
        <translation>{name}（{count}）</translation>
    </message>
</context>
<context>
    <name>RangeCommands</name>
    <message>
        <source>Add marker</source>
        <translation>添加标记</translation>
    </message>
    <message>
        <source>Clear range</source>
        <translation>清除入出点</translation>
    </message>
    <message>
        <source>Select the clips whose time the range shall have</source>
        <translation>请先选择要作为范围的片段</translation>
    </message>
    <message>
        <source>Set in point</source>
        <translation>设置入点</translation>
    </message>
    <message>
        <source>Set out point</source>
        <translation>设置出点</translation>
    </message>
    <message>
        <source>Set range to selection</source>
        <translation>范围设为所选片段</translation>
    </message>
</context>
<context>
    <name>RecentList</name>
    <message>
        <source>Remove from the list</source>
        <translation>从列表中移除</translation>
    </message>
</context>
<context>
    <name>RecentRow</name>
    <message>
        <source>Not found in {folder}</source>
        <translation>在 {folder} 中未找到</translation>
    </message>
</context>
<context>
    <name>RecorderDesk</name>
    <message>
        <source>Finishing the recording</source>
        <translation>正在完成录音</translation>
    </message>
    <message>
        <source>Recording</source>
        <translation>正在录制</translation>
    </message>
    <message>
        <source>Recording begins after the count</source>
        <translation>预备拍之后开始录制</translation>
    </message>
    <message>
        <source>Recording begins in a moment</source>
        <translation>即将开始录制</translation>
    </message>
    <message>
        <source>Records from the playhead, {time}, until you stop</source>
        <translation>将从播放头 {time} 开始录制，直到停止</translation>
    </message>
    <message>
        <source>Records over the range from {start} to {stop}</source>
        <translation>将在入出点范围 {start} 至 {stop} 内录制</translation>
    </message>
    <message>
        <source>The microphone is being opened…</source>
        <translation>正在打开麦克风…</translation>
    </message>
</context>
<context>
    <name>RecorderPanel</name>
    <message>
        <source> s</source>
        <translation> 秒</translation>
    </message>
    <message>
        <source>Both as one</source>
        <translation>双声道合并</translation>
    </message>
    <message>
        <source>Channels</source>
        <translation>通道</translation>
    </message>
    <message>
        <source>Clicks while counting in</source>
        <translation>预备拍时发出节拍声</translation>
    </message>
    <message>
        <source>Count-in</source>
        <translation>预备拍</translation>
    </message>
    <message>
        <source>Fill the range between in and out point</source>
        <translation>只录制入出点范围</translation>
    </message>
    <message>
        <source>Generate the motion afterwards</source>
        <translation>录制后生成动作</translation>
    </message>
    <message>
        <source>Hear yourself</source>
        <translation>监听自己的声音</translation>
    </message>
    <message>
        <source>How it records</source>
        <translation>录制方式</translation>
    </message>
    <message>
        <source>Left only</source>
        <translation>仅左声道</translation>
    </message>
    <message>
        <source>Look for devices again</source>
        <translation>重新查找设备</translation>
    </message>
    <message>
        <source>Microphone</source>
        <translation>麦克风</translation>
    </message>
    <message>
        <source>Only with headphones; you hear yourself a little late.</source>
        <translation>请仅在佩戴耳机时使用；听到的声音会略有延迟。</translation>
    </message>
    <message>
        <source>Pre-roll</source>
        <translation>预卷</translation>
    </message>
    <message>
        <source>Record</source>
        <translation>录制</translation>
    </message>
    <message>
        <source>Recorded time</source>
        <translation>已录制时间</translation>
    </message>
    <message>
        <source>Right only</source>
        <translation>仅右声道</translation>
    </message>
    <message>
        <source>Room for {time}</source>
        <translation>还可录制 {time}</translation>
    </message>
    <message>
        <source>Stereo</source>
        <translation>立体声</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>Switch the microphone on to see its level</source>
        <translation>打开麦克风以查看电平</translation>
    </message>
    <message>
        <source>System's choice</source>
        <translation>系统默认</translation>
    </message>
    <message>
        <source>With loudspeakers it howls: put headphones on. You hear yourself a little late.</source>
        <translation>使用扬声器会产生啸叫：请戴上耳机。听到的声音会略有延迟。</translation>
    </message>
    <message>
        <source>{name}, not connected</source>
        <translation>{name}，未连接</translation>
    </message>
</context>
<context>
    <name>RecordingCommands</name>
    <message>
        <source>Nothing was heard: check the microphone and its level</source>
        <translation>没有听到声音：请检查麦克风及其电平</translation>
    </message>
    <message>
        <source>Punch in</source>
        <translation>插入录音</translation>
    </message>
    <message>
        <source>Record</source>
        <translation>录制</translation>
    </message>
    <message>
        <source>The machine was too busy: {count} gaps in the recording</source>
        <translation>计算机过于繁忙：录音中有 {count} 处缺失</translation>
    </message>
    <message>
        <source>The recording is kept: {path}</source>
        <translation>录音已保留：{path}</translation>
    </message>
    <message>
        <source>Voice</source>
        <translation>语音</translation>
    </message>
</context>
<context>
    <name>RecoveryDialog</name>
    <message>
        <source>Discard</source>
        <translation>放弃</translation>
    </message>
    <message>
        <source>Discard the unsaved work of “{title}”?</source>
        <translation>要放弃“{title}”未保存的工作吗？</translation>
    </message>
    <message>
        <source>Discard…</source>
        <translation>放弃…</translation>
    </message>
    <message>
        <source>It can't be brought back.</source>
        <translation>此操作无法撤销。</translation>
    </message>
    <message>
        <source>Later</source>
        <translation>稍后</translation>
    </message>
    <message>
        <source>Never saved</source>
        <translation>从未保存</translation>
    </message>
    <message>
        <source>Recover</source>
        <translation>恢复</translation>
    </message>
    <message>
        <source>Recover unsaved work</source>
        <translation>恢复未保存的工作</translation>
    </message>
    <message>
        <source>The Studio was not closed properly</source>
        <translation>Studio 上次未正常关闭</translation>
    </message>
    <message>
        <source>Unsaved work</source>
        <translation>未保存的工作</translation>
    </message>
    <message>
        <source>Unsaved work was kept. A recovered project opens as an unsaved change of its file.</source>
        <translation>未保存的工作已保留。恢复的项目会以未保存的更改状态打开。</translation>
    </message>
    <message>
        <source>Untitled project</source>
        <translation>未命名项目</translation>
    </message>
</context>
<context>
    <name>RelinkDialog</name>
    <message>
        <source>Choose a folder to search, or one of the files: others that lie beside it are found with it. A file is known again by its size and contents, even under another name.</source>
        <translation>选择要搜索的文件夹，或选择其中一个文件：同一位置的其他文件会一并找到。即使改了名，也能凭大小和内容识别。</translation>
    </message>
    <message>
        <source>Choose the file…</source>
        <translation>选择文件…</translation>
    </message>
    <message>
        <source>File</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>Find missing files</source>
        <translation>查找丢失的文件</translation>
    </message>
    <message>
        <source>Later</source>
        <translation>稍后</translation>
    </message>
    <message>
        <source>Missing files</source>
        <translation>丢失的文件</translation>
    </message>
    <message>
        <source>None of the missing files is there. Try another folder.</source>
        <translation>那里没有丢失的文件。请换一个文件夹。</translation>
    </message>
    <message>
        <source>Not found yet</source>
        <translation>尚未找到</translation>
    </message>
    <message>
        <source>Search a folder…</source>
        <translation>搜索文件夹…</translation>
    </message>
    <message>
        <source>Some files of this project are not where they were</source>
        <translation>此项目的部分文件已不在原来的位置</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>Use the files found</source>
        <translation>使用找到的文件</translation>
    </message>
    <message>
        <source>Where it is now</source>
        <translation>现位置</translation>
    </message>
    <message>
        <source>Where it was</source>
        <translation>原位置</translation>
    </message>
    <message>
        <source>{found} of {all} found</source>
        <translation>已找到 {found}/{all}</translation>
    </message>
</context>
<context>
    <name>ReplaceSound</name>
    <message>
        <source>Replace sound</source>
        <translation>替换声音</translation>
    </message>
</context>
<context>
    <name>RescueDialog</name>
    <message>
        <source>A recording was rescued</source>
        <translation>已挽救一段录音</translation>
    </message>
    <message>
        <source>Not now</source>
        <translation>暂不</translation>
    </message>
    <message>
        <source>Put on the timeline</source>
        <translation>放到时间线上</translation>
    </message>
    <message>
        <source>Recordings were rescued</source>
        <translation>已挽救若干段录音</translation>
    </message>
    <message>
        <source>Rescued recording</source>
        <translation>已挽救的录音</translation>
    </message>
    <message>
        <source>Rescued recordings</source>
        <translation>已挽救的录音</translation>
    </message>
    <message>
        <source>Show in folder</source>
        <translation>在文件夹中显示</translation>
    </message>
    <message>
        <source>The Studio ended while it recorded. What was spoken until then is kept in {folder}.</source>
        <translation>录制时程序意外退出。此前录下的内容保存在 {folder}。</translation>
    </message>
</context>
<context>
    <name>Ruler</name>
    <message>
        <source>Change range</source>
        <translation>更改范围</translation>
    </message>
    <message>
        <source>Move marker</source>
        <translation>移动标记</translation>
    </message>
    <message>
        <source>Set range</source>
        <translation>设置范围</translation>
    </message>
    <message>
        <source>Time ruler</source>
        <translation>时间标尺</translation>
    </message>
</context>
<context>
    <name>Sentences</name>
    <message>
        <source>{message}. {hint}</source>
        <translation>{message}。{hint}</translation>
    </message>
</context>
<context>
    <name>Session</name>
    <message>
        <source>Collect media</source>
        <translation>收集素材</translation>
    </message>
</context>
<context>
    <name>SettingsDialog</name>
    <message>
        <source> s</source>
        <translation> 秒</translation>
    </message>
    <message>
        <source>Another language is shown from the next start on.</source>
        <translation>更改后的语言在下次启动时生效。</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>跟随系统</translation>
    </message>
    <message>
        <source>Automatic: the GPU where it works</source>
        <translation>自动：可用时使用 GPU</translation>
    </message>
    <message>
        <source>Autosave every</source>
        <translation>自动保存间隔</translation>
    </message>
    <message>
        <source>CPU only</source>
        <translation>仅 CPU</translation>
    </message>
    <message>
        <source>Certificate</source>
        <translation>证书</translation>
    </message>
    <message>
        <source>Clicks while counting in</source>
        <translation>预备拍时发出节拍声</translation>
    </message>
    <message>
        <source>Content credentials</source>
        <translation>内容凭证</translation>
    </message>
    <message>
        <source>Count-in</source>
        <translation>预备拍</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>深色</translation>
    </message>
    <message>
        <source>Edit keyboard map…</source>
        <translation>编辑键盘映射…</translation>
    </message>
    <message>
        <source>Everybody can read it in your videos. Leave it empty to name nobody.</source>
        <translation>所有人都能在您的视频中读到它。留空则不署名。</translation>
    </message>
    <message>
        <source>Fill the range between in and out point</source>
        <translation>只录制入出点范围</translation>
    </message>
    <message>
        <source>Frames kept in memory play again without being computed.</source>
        <translation>缓存在内存中的画面再次播放时无需重新计算。</translation>
    </message>
    <message>
        <source>Full</source>
        <translation>完整</translation>
    </message>
    <message>
        <source>General</source>
        <translation>常规</translation>
    </message>
    <message>
        <source>Generate the motion afterwards</source>
        <translation>录制后生成动作</translation>
    </message>
    <message>
        <source>Half: four times faster</source>
        <translation>二分之一：快四倍</translation>
    </message>
    <message>
        <source>Hear yourself (headphones)</source>
        <translation>监听自己的声音（耳机）</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>快捷键</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>语言</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>浅色</translation>
    </message>
    <message>
        <source>Memory for frames</source>
        <translation>画面缓存</translation>
    </message>
    <message>
        <source>Models</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>NVIDIA GPU (CUDA)</source>
        <translation>NVIDIA GPU（CUDA）</translation>
    </message>
    <message>
        <source>Otherwise only that consent was recorded is told, not how or by whom.</source>
        <translation>否则只说明已记录授权，不说明如何授权、由谁授权。</translation>
    </message>
    <message>
        <source>Pack of new clips</source>
        <translation>新片段的模型包</translation>
    </message>
    <message>
        <source>Play in a loop</source>
        <translation>循环播放</translation>
    </message>
    <message>
        <source>Pre-roll</source>
        <translation>预卷</translation>
    </message>
    <message>
        <source>Preview</source>
        <translation>预览</translation>
    </message>
    <message>
        <source>Publish the notes on consent</source>
        <translation>公开授权备注</translation>
    </message>
    <message>
        <source>Quality</source>
        <translation>质量</translation>
    </message>
    <message>
        <source>Quarter: sixteen times faster</source>
        <translation>四分之一：快十六倍</translation>
    </message>
    <message>
        <source>Recording</source>
        <translation>录制</translation>
    </message>
    <message>
        <source>Restore defaults</source>
        <translation>恢复默认设置</translation>
    </message>
    <message>
        <source>Run on</source>
        <translation>运行设备</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>设置</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>显示</translation>
    </message>
    <message>
        <source>Snap clips while dragging</source>
        <translation>拖动片段时吸附</translation>
    </message>
    <message>
        <source>The face only</source>
        <translation>仅面部</translation>
    </message>
    <message>
        <source>The program's choice</source>
        <translation>由程序选择</translation>
    </message>
    <message>
        <source>The whole picture</source>
        <translation>完整画面</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>主题</translation>
    </message>
    <message>
        <source>Unsaved work is kept apart from your file, and offered again after a crash.</source>
        <translation>未保存的工作与您的文件分开存放，崩溃后可以恢复。</translation>
    </message>
    <message>
        <source>With content credentials others can see how a video was made, and that nobody changed it. They do not prove that it is true, and are lost where it is edited, converted or uploaded to many platforms. All that you sign with one certificate can be told to be by the same hand. Everything is made on this computer; nothing is sent.</source>
        <translation>借助内容凭证，他人可以看到视频如何制作，以及未被改动。它不能证明内容属实，编辑、转换或上传到许多平台后会丢失。用同一证书签名的作品可以看出出自同一人之手。一切都在本机完成，不会发送任何数据。</translation>
    </message>
    <message>
        <source>Your name</source>
        <translation>您的姓名</translation>
    </message>
</context>
<context>
    <name>Shaping</name>
    <message>
        <source>Hold still</source>
        <translation>保持静止</translation>
    </message>
</context>
<context>
    <name>ShiftCaptionsDialog</name>
    <message>
        <source> s</source>
        <translation> 秒</translation>
    </message>
    <message>
        <source>Above 0 they come later, below 0 earlier, to the nearest frame. The window shows it at once.</source>
        <translation>大于 0 时推后，小于 0 时提前，按最接近的帧取整。结果立即显示在窗口中。</translation>
    </message>
    <message>
        <source>Shift</source>
        <translation>平移</translation>
    </message>
    <message>
        <source>Shift all captions</source>
        <translation>平移所有字幕</translation>
    </message>
    <message>
        <source>Shift by</source>
        <translation>平移量</translation>
    </message>
    <message>
        <source>Shift captions</source>
        <translation>移动全部字幕</translation>
    </message>
</context>
<context>
    <name>ShortcutSheet</name>
    <message>
        <source>Add to the selection</source>
        <translation>添加到所选内容</translation>
    </message>
    <message>
        <source>Double click</source>
        <translation>双击</translation>
    </message>
    <message>
        <source>Edit keyboard map…</source>
        <translation>编辑键盘映射…</translation>
    </message>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>键盘快捷键</translation>
    </message>
    <message>
        <source>Middle button</source>
        <translation>中键</translation>
    </message>
    <message>
        <source>Mouse</source>
        <translation>鼠标</translation>
    </message>
    <message>
        <source>Pan</source>
        <translation>平移</translation>
    </message>
    <message>
        <source>Reset a slider; rename a track</source>
        <translation>重置滑块；重命名轨道</translation>
    </message>
    <message>
        <source>Scroll along the timeline</source>
        <translation>沿时间线滚动</translation>
    </message>
    <message>
        <source>Shift+wheel</source>
        <translation>Shift+滚轮</translation>
    </message>
    <message>
        <source>Zoom at the cursor</source>
        <translation>以光标为中心缩放</translation>
    </message>
    <message>
        <source>{ctrl}+click</source>
        <translation>{ctrl}+单击</translation>
    </message>
    <message>
        <source>{ctrl}+wheel</source>
        <translation>{ctrl}+滚轮</translation>
    </message>
</context>
<context>
    <name>SignerForm</name>
    <message>
        <source>Nobody is named</source>
        <translation>不署名</translation>
    </message>
    <message>
        <source>Self-made on this computer, checked by nobody; renewed by itself.</source>
        <translation>在本机自制，未经任何人核实；自动续期。</translation>
    </message>
    <message>
        <source>Use the self-made one</source>
        <translation>使用自制证书</translation>
    </message>
    <message>
        <source>Use your own…</source>
        <translation>使用自己的证书…</translation>
    </message>
    <message>
        <source>Your own, issued by {issuer}; valid until {day}.</source>
        <translation>您自己的证书，由 {issuer} 颁发；有效期至 {day}。</translation>
    </message>
</context>
<context>
    <name>SilenceStrip</name>
    <message>
        <source>Double-click to add a silence, drag it or its edges, Del to delete it.
Tab goes from silence to silence; the arrow keys move the selected one by a frame,
with Alt its start and with Ctrl its end.
Ctrl and the wheel zoom, Shift and the wheel scroll.</source>
        <translation>双击添加静音段，拖动可移动静音段或其边缘，按 Del 删除。
按 Tab 切换到下一个静音段；按方向键将所选静音段移动一帧，
按住 Alt 移动起点，按住 Ctrl 移动终点。
Ctrl+滚轮缩放，Shift+滚轮滚动。</translation>
    </message>
    <message>
        <source>Silence from {start} to {stop}</source>
        <translation>静音段 {start} 至 {stop}</translation>
    </message>
    <message>
        <source>Silences</source>
        <translation>静音段</translation>
    </message>
</context>
<context>
    <name>SoundPage</name>
    <message>
        <source>As it is mixed</source>
        <translation>保持混音原样</translation>
    </message>
    <message>
        <source>For broadcasting, {lufs} LUFS (EBU R 128)</source>
        <translation>用于广播电视，{lufs} LUFS（EBU R 128）</translation>
    </message>
    <message>
        <source>For the web and phones, {lufs} LUFS</source>
        <translation>用于网络和手机，{lufs} LUFS</translation>
    </message>
    <message>
        <source>Loudness</source>
        <translation>响度</translation>
    </message>
    <message>
        <source>The whole sound is made as loud as that, and its peaks are kept from clipping.</source>
        <translation>整段声音调整到该响度，并防止峰值削波。</translation>
    </message>
    <message>
        <source>Tracks, gains and fades as you hear them in the preview.</source>
        <translation>轨道、增益和淡变与预览中听到的一致。</translation>
    </message>
    <message>
        <source>{codec} holds no sound.</source>
        <translation>{codec} 不含声音。</translation>
    </message>
    <message>
        <source>{lufs} LUFS</source>
        <translation>{lufs} LUFS</translation>
    </message>
</context>
<context>
    <name>SpokenTimeline</name>
    <message>
        <source>No clip is selected.</source>
        <translation>未选择片段。</translation>
    </message>
    <message>
        <source>Playhead at {time}.</source>
        <translation>播放头位于 {time}。</translation>
    </message>
    <message>
        <source>Selected: {name} on {track}, {start} to {stop}.</source>
        <translation>已选择：{track} 上的 {name}，{start} 至 {stop}。</translation>
    </message>
    <message>
        <source>Tracks: {tracks}, clips: {clips}.</source>
        <translation>轨道 {tracks} 条，片段 {clips} 个。</translation>
    </message>
    <message>
        <source>{count} clips are selected.</source>
        <translation>已选择 {count} 个片段。</translation>
    </message>
</context>
<context>
    <name>Status</name>
    <message>
        <source>  (+{count})</source>
        <translation>  (+{count})</translation>
    </message>
    <message>
        <source>  {time} left</source>
        <translation>  剩余 {time}</translation>
    </message>
    <message>
        <source>CPU</source>
        <translation>CPU</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>GPU (CUDA)</source>
        <translation>GPU（CUDA）</translation>
    </message>
    <message>
        <source>Models are not loaded yet</source>
        <translation>模型尚未载入</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>进度</translation>
    </message>
    <message>
        <source>Reading files</source>
        <translation>正在读取文件</translation>
    </message>
    <message>
        <source>Where the models run, and the model pack</source>
        <translation>模型的运行设备和所用模型包</translation>
    </message>
    <message>
        <source>{place}, half precision</source>
        <translation>{place}，半精度</translation>
    </message>
</context>
<context>
    <name>StripTools</name>
    <message>
        <source>Show less time, larger</source>
        <translation>显示更短的时间，放大查看</translation>
    </message>
    <message>
        <source>Show more time</source>
        <translation>显示更长的时间</translation>
    </message>
    <message>
        <source>Show the whole clip</source>
        <translation>显示整个片段</translation>
    </message>
</context>
<context>
    <name>Summary</name>
    <message>
        <source>about {size}</source>
        <translation>约 {size}</translation>
    </message>
    <message>
        <source>about {time} to make</source>
        <translation>制作约需 {time}</translation>
    </message>
    <message>
        <source>one frame</source>
        <translation>1 帧</translation>
    </message>
    <message>
        <source>transparent</source>
        <translation>透明</translation>
    </message>
    <message>
        <source>{count} frames</source>
        <translation>{count} 帧</translation>
    </message>
    <message>
        <source>{fps} fps</source>
        <translation>{fps} 帧/秒</translation>
    </message>
    <message>
        <source>{seconds} s</source>
        <translation>{seconds} 秒</translation>
    </message>
</context>
<context>
    <name>TakeCommands</name>
    <message>
        <source>Choose take for a stretch</source>
        <translation>为一段选择版本</translation>
    </message>
    <message>
        <source>Clear stretch</source>
        <translation>清除此段</translation>
    </message>
    <message>
        <source>Delete take</source>
        <translation>删除版本</translation>
    </message>
    <message>
        <source>Set in and out points inside the clip first</source>
        <translation>请先在片段内设置入点和出点</translation>
    </message>
    <message>
        <source>Set in and out points inside the clip, or go to a stretch of another take</source>
        <translation>请在片段内设置入点和出点，或移到另一版本的一段</translation>
    </message>
    <message>
        <source>Use take for whole clip</source>
        <translation>将版本用于整个片段</translation>
    </message>
</context>
<context>
    <name>TakeLanes</name>
    <message>
        <source>Takes</source>
        <translation>版本</translation>
    </message>
</context>
<context>
    <name>Takes</name>
    <message>
        <source>Drawn: the mouth as a surface, yaw and pitch as lines</source>
        <translation>图示：面积为嘴部开合，线条为偏航和俯仰</translation>
    </message>
    <message>
        <source>Guidance: {value}</source>
        <translation>引导强度：{value}</translation>
    </message>
    <message>
        <source>Lips closed in silence</source>
        <translation>静音时闭合嘴唇</translation>
    </message>
    <message>
        <source>Lips free in silence</source>
        <translation>静音时嘴唇不受限</translation>
    </message>
    <message>
        <source>Pack: {name}, version {version}</source>
        <translation>模型包：{name}，版本号 {version}</translation>
    </message>
    <message>
        <source>Performs {start} to {stop} of the sound</source>
        <translation>对应声音的 {start} 至 {stop}</translation>
    </message>
    <message>
        <source>Seed: {seed}</source>
        <translation>种子：{seed}</translation>
    </message>
    <message>
        <source>Steps: {value}</source>
        <translation>步数：{value}</translation>
    </message>
    <message>
        <source>Take {number}</source>
        <translation>版本 {number}</translation>
    </message>
    <message>
        <source>as the pack suggests</source>
        <translation>按模型包建议</translation>
    </message>
    <message>
        <source>chosen for {places}</source>
        <translation>用于 {places}</translation>
    </message>
    <message>
        <source>guidance {value:g}</source>
        <translation>引导强度 {value:g}</translation>
    </message>
    <message>
        <source>seed {seed}</source>
        <translation>种子 {seed}</translation>
    </message>
    <message>
        <source>shown in the preview</source>
        <translation>正在预览中显示</translation>
    </message>
    <message>
        <source>the clip's own take</source>
        <translation>片段自身的版本</translation>
    </message>
</context>
<context>
    <name>TakesPanel</name>
    <message>
        <source> frames</source>
        <translation> 帧</translation>
    </message>
    <message>
        <source>Choose take for a stretch</source>
        <translation>为一段选择版本</translation>
    </message>
    <message>
        <source>Crossfade</source>
        <translation>交叉淡变</translation>
    </message>
    <message>
        <source>Crossfade here</source>
        <translation>此处交叉淡变</translation>
    </message>
    <message>
        <source>Crossfade of takes</source>
        <translation>版本的交叉淡变</translation>
    </message>
    <message>
        <source>How many takes are generated at once</source>
        <translation>一次生成多少个版本</translation>
    </message>
    <message>
        <source>No takes yet.
Select a voice clip and generate some to choose from.</source>
        <translation>还没有版本。
请选择一个语音片段并生成几个以供选择。</translation>
    </message>
    <message>
        <source>Number of takes</source>
        <translation>版本数量</translation>
    </message>
    <message>
        <source>Remove edits out of sight</source>
        <translation>移除看不到的编辑</translation>
    </message>
    <message>
        <source>Show edits out of sight</source>
        <translation>显示看不到的编辑</translation>
    </message>
</context>
<context>
    <name>TargetForm</name>
    <message>
        <source>Browse…</source>
        <translation>浏览…</translation>
    </message>
    <message>
        <source>Everything, {length}</source>
        <translation>全部，{length}</translation>
    </message>
    <message>
        <source>File</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>Part</source>
        <translation>范围</translation>
    </message>
    <message>
        <source>The range, {start} to {stop}</source>
        <translation>入出点范围，{start} 至 {stop}</translation>
    </message>
</context>
<context>
    <name>TimeAxis</name>
    <message>
        <source>Drag to move the playhead; with the right button to zoom time</source>
        <translation>拖动以移动播放头；用右键拖动以缩放时间</translation>
    </message>
    <message>
        <source>Times</source>
        <translation>时间轴</translation>
    </message>
</context>
<context>
    <name>TimecodeEdit</name>
    <message>
        <source>Minutes:seconds:frames, or 3.5s; with + or - before it, so much more or less</source>
        <translation>分:秒:帧，或 3.5s；前面加 + 或 - 表示增减</translation>
    </message>
    <message>
        <source>several</source>
        <translation>多个值</translation>
    </message>
</context>
<context>
    <name>TimelineView</name>
    <message>
        <source>Add music track</source>
        <translation>添加音乐轨道</translation>
    </message>
    <message>
        <source>Add voice track</source>
        <translation>添加语音轨道</translation>
    </message>
    <message>
        <source>Captions</source>
        <translation>字幕</translation>
    </message>
    <message>
        <source>Music</source>
        <translation>音乐</translation>
    </message>
    <message>
        <source>Voice</source>
        <translation>语音</translation>
    </message>
</context>
<context>
    <name>TrackCommands</name>
    <message>
        <source>Add music track</source>
        <translation>添加音乐轨道</translation>
    </message>
    <message>
        <source>Add voice track</source>
        <translation>添加语音轨道</translation>
    </message>
    <message>
        <source>Delete track</source>
        <translation>删除轨道</translation>
    </message>
    <message>
        <source>Lock track</source>
        <translation>锁定轨道</translation>
    </message>
    <message>
        <source>Move track</source>
        <translation>移动轨道</translation>
    </message>
    <message>
        <source>Music</source>
        <translation>音乐</translation>
    </message>
    <message>
        <source>Mute track</source>
        <translation>轨道静音</translation>
    </message>
    <message>
        <source>Solo track</source>
        <translation>轨道独奏</translation>
    </message>
    <message>
        <source>Track moves the portrait</source>
        <translation>轨道驱动肖像</translation>
    </message>
    <message>
        <source>Voice</source>
        <translation>语音</translation>
    </message>
</context>
<context>
    <name>TrackHeader</name>
    <message>
        <source> dB</source>
        <translation> dB</translation>
    </message>
    <message>
        <source>Drives the mouth</source>
        <translation>驱动口型</translation>
    </message>
    <message>
        <source>Gain of the track</source>
        <translation>轨道增益</translation>
    </message>
    <message>
        <source>Gain of the track; double-click for 0 dB</source>
        <translation>轨道增益；双击恢复 0 dB</translation>
    </message>
    <message>
        <source>Lock: refuse edits</source>
        <translation>锁定：禁止编辑</translation>
    </message>
    <message>
        <source>Mute: don't hear this track</source>
        <translation>静音：不播放此轨道</translation>
    </message>
    <message>
        <source>Solo: hear only this track</source>
        <translation>独奏：只播放此轨道</translation>
    </message>
    <message>
        <source>Track name</source>
        <translation>轨道名称</translation>
    </message>
    <message>
        <source>Track {name}</source>
        <translation>轨道 {name}</translation>
    </message>
</context>
<context>
    <name>TrackPanel</name>
    <message>
        <source> dB</source>
        <translation> dB</translation>
    </message>
    <message>
        <source>Gain</source>
        <translation>增益</translation>
    </message>
    <message>
        <source>Lock</source>
        <translation>锁定</translation>
    </message>
    <message>
        <source>Moves the portrait</source>
        <translation>驱动肖像</translation>
    </message>
    <message>
        <source>Mute</source>
        <translation>静音</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Rename track</source>
        <translation>重命名轨道</translation>
    </message>
    <message>
        <source>Solo</source>
        <translation>独奏</translation>
    </message>
    <message>
        <source>Track</source>
        <translation>轨道</translation>
    </message>
    <message>
        <source>Track gain</source>
        <translation>轨道增益</translation>
    </message>
</context>
<context>
    <name>TransportBar</name>
    <message>
        <source>Frames that were due and came too late; a lower quality is faster</source>
        <translation>未能及时显示的画面数；降低质量可加快速度</translation>
    </message>
    <message>
        <source>Go to end</source>
        <translation>转到结尾</translation>
    </message>
    <message>
        <source>Go to start</source>
        <translation>转到开头</translation>
    </message>
    <message>
        <source>Loop</source>
        <translation>循环</translation>
    </message>
    <message>
        <source>One frame back</source>
        <translation>后退一帧</translation>
    </message>
    <message>
        <source>One frame forward</source>
        <translation>前进一帧</translation>
    </message>
    <message>
        <source>Play or stop</source>
        <translation>播放或停止</translation>
    </message>
    <message>
        <source>Position and length: minutes, seconds, frames</source>
        <translation>位置和时长：分、秒、帧</translation>
    </message>
    <message>
        <source>Silent</source>
        <translation>无声</translation>
    </message>
    <message>
        <source>Speed of playing</source>
        <translation>播放速度</translation>
    </message>
    <message>
        <source>{count} dropped</source>
        <translation>丢帧 {count}</translation>
    </message>
</context>
<context>
    <name>UnexpectedErrors</name>
    <message>
        <source>Something went wrong that the Studio did not expect ({kind})</source>
        <translation>Studio 遇到意外错误（{kind}）</translation>
    </message>
    <message>
        <source>You can go on; save your project under another name to be safe. If it happens again, copy the details and report it.</source>
        <translation>您可以继续工作；为安全起见，请将项目另存。如果再次发生，请复制详细信息并反馈。</translation>
    </message>
</context>
<context>
    <name>UnsavedQuestion</name>
    <message>
        <source>Changes that are not saved are lost.</source>
        <translation>未保存的更改将会丢失。</translation>
    </message>
    <message>
        <source>Don't save</source>
        <translation>不保存</translation>
    </message>
    <message>
        <source>Save the changes to “{title}”?</source>
        <translation>要保存对“{title}”的更改吗？</translation>
    </message>
    <message>
        <source>Save this project?</source>
        <translation>要保存此项目吗？</translation>
    </message>
</context>
<context>
    <name>ValueAxis</name>
    <message>
        <source>Drag to zoom values; double-click to show all</source>
        <translation>拖动以缩放数值；双击显示全部</translation>
    </message>
    <message>
        <source>Values</source>
        <translation>数值轴</translation>
    </message>
</context>
<context>
    <name>VideoCard</name>
    <message>
        <source>A damaged entry of the queue</source>
        <translation>队列中已损坏的一项</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>完成</translation>
    </message>
    <message>
        <source>Drag it up to be made earlier, or down for later</source>
        <translation>向上拖动可提前制作，向下拖动可推后</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>继续</translation>
    </message>
    <message>
        <source>Make earlier</source>
        <translation>提前</translation>
    </message>
    <message>
        <source>Make later</source>
        <translation>推后</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>暂停</translation>
    </message>
    <message>
        <source>Play</source>
        <translation>播放</translation>
    </message>
    <message>
        <source>Progress of {job}</source>
        <translation>{job} 的进度</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>移除</translation>
    </message>
    <message>
        <source>Remove from the list</source>
        <translation>从列表中移除</translation>
    </message>
    <message>
        <source>Show in folder</source>
        <translation>在文件夹中显示</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>重试</translation>
    </message>
    <message>
        <source>{action}: {name}</source>
        <translation>{action}：{name}</translation>
    </message>
</context>
<context>
    <name>VideoList</name>
    <message>
        <source>Go on</source>
        <translation>继续</translation>
    </message>
    <message>
        <source>Go on with the videos that are left</source>
        <translation>继续制作剩下的视频</translation>
    </message>
    <message>
        <source>One video is left to be made.</source>
        <translation>还有 1 个视频待制作。</translation>
    </message>
    <message>
        <source>{count} videos are left to be made.</source>
        <translation>还有 {count} 个视频待制作。</translation>
    </message>
</context>
<context>
    <name>VideoPage</name>
    <message>
        <source> Mbit/s</source>
        <translation> Mbit/s</translation>
    </message>
    <message>
        <source>256 colours and no sound; choose a small size, a minute soon has 50 MB.</source>
        <translation>256 色，无声音；请选择较小的尺寸，一分钟很快就有 50 MB。</translation>
    </message>
    <message>
        <source>A draft: blocks are seen; a tiny file</source>
        <translation>草稿：能看到色块；文件很小</translation>
    </message>
    <message>
        <source>A given bit rate</source>
        <translation>指定码率</translation>
    </message>
    <message>
        <source>Aim</source>
        <translation>目标</translation>
    </message>
    <message>
        <source>Always the same quality</source>
        <translation>恒定质量</translation>
    </message>
    <message>
        <source>Balanced</source>
        <translation>均衡</translation>
    </message>
    <message>
        <source>Bit rate</source>
        <translation>码率</translation>
    </message>
    <message>
        <source>Can hardly be told from the original; a large file</source>
        <translation>几乎看不出与原画面的差别；文件大</translation>
    </message>
    <message>
        <source>Encode on the graphics card</source>
        <translation>用显卡编码</translation>
    </message>
    <message>
        <source>Encoding</source>
        <translation>编码</translation>
    </message>
    <message>
        <source>Fast</source>
        <translation>快速</translation>
    </message>
    <message>
        <source>Frame rate</source>
        <translation>帧率</translation>
    </message>
    <message>
        <source>Good, for the web; a small file</source>
        <translation>好，适合网络发布；文件小</translation>
    </message>
    <message>
        <source>Kind of file</source>
        <translation>文件类型</translation>
    </message>
    <message>
        <source>Nearly without loss, and large: about 1.5 GB a minute at 1080p.</source>
        <translation>几乎无损，文件很大：1080p 每分钟约 1.5 GB。</translation>
    </message>
    <message>
        <source>Nearly without loss, and large: about 2.3 GB a minute at 1080p.</source>
        <translation>几乎无损，文件很大：1080p 每分钟约 2.3 GB。</translation>
    </message>
    <message>
        <source>No graphics card encodes {codec}.</source>
        <translation>没有显卡能编码 {codec}。</translation>
    </message>
    <message>
        <source>Quality (CRF)</source>
        <translation>质量（CRF）</translation>
    </message>
    <message>
        <source>Slow, for a smaller file</source>
        <translation>慢速，文件更小</translation>
    </message>
    <message>
        <source>Very good, for editing and for large screens</source>
        <translation>非常好，适合后期剪辑和大屏幕；文件较大</translation>
    </message>
    <message>
        <source>With an NVIDIA card that can; else the processor does it.</source>
        <translation>使用支持的 NVIDIA 显卡；没有时由处理器完成。</translation>
    </message>
    <message>
        <source>Without loss: one picture a frame. The sound is not in it.</source>
        <translation>无损：每帧一张图片，不含声音。</translation>
    </message>
    <message>
        <source>Without loss: what is heard, as a sound file.</source>
        <translation>无损：将听到的内容存为声音文件。</translation>
    </message>
    <message>
        <source>{fps} frames a second</source>
        <translation>每秒 {fps} 帧</translation>
    </message>
    <message>
        <source>{fps} frames a second, as the motion is made</source>
        <translation>每秒 {fps} 帧，与动作一致</translation>
    </message>
</context>
<context>
    <name>VideoWords</name>
    <message>
        <source>Another program is making it</source>
        <translation>另一个程序正在制作</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>已暂停</translation>
    </message>
    <message>
        <source>Stopped; it can go on</source>
        <translation>已停止，可以继续</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>等待中</translation>
    </message>
    <message>
        <source>about {time} left</source>
        <translation>约剩 {time}</translation>
    </message>
    <message>
        <source>transparent</source>
        <translation>透明</translation>
    </message>
    <message>
        <source>{fps} fps</source>
        <translation>{fps} fps</translation>
    </message>
    <message>
        <source>{percent} %</source>
        <translation>{percent}%</translation>
    </message>
</context>
<context>
    <name>WelcomePage</name>
    <message>
        <source>Choose a portrait…</source>
        <translation>选择肖像…</translation>
    </message>
    <message>
        <source>Drop a portrait and a voice anywhere, or begin with one of these.</source>
        <translation>把肖像和语音拖到任意位置，或从下面开始。</translation>
    </message>
    <message>
        <source>Import a voice…</source>
        <translation>导入语音…</translation>
    </message>
    <message>
        <source>Let a picture speak</source>
        <translation>让图片开口说话</translation>
    </message>
    <message>
        <source>Open a project…</source>
        <translation>打开项目…</translation>
    </message>
    <message>
        <source>Open the sample project</source>
        <translation>打开示例项目</translation>
    </message>
    <message>
        <source>Recent projects</source>
        <translation>最近的项目</translation>
    </message>
    <message>
        <source>Start with an empty project</source>
        <translation>从空项目开始</translation>
    </message>
</context>
<context>
    <name>ZoomBar</name>
    <message>
        <source>Show everything</source>
        <translation>显示全部</translation>
    </message>
    <message>
        <source>Zoom in</source>
        <translation>放大</translation>
    </message>
    <message>
        <source>Zoom out</source>
        <translation>缩小</translation>
    </message>
</context>
</TS>
