"""The table of everything the user can do, with the keys that hands know from other editors.

It is read by the menus, the keyboard map and the shortcut sheet; it does nothing.
"""

# A table is read along its rows.
# fmt: off
# ruff: noqa: E501

from desktop.views.actions.spec import ActionSpec

ACTIONS: tuple[ActionSpec, ...] = (
    ActionSpec("file.new", "New project", "File", ("Ctrl+N",), "new", "Start an empty project"),
    ActionSpec("file.open", "Open…", "File", ("Ctrl+O",), "open", "Open a project file"),
    ActionSpec("file.open_recent", "Open recent", "File", (), "", "Open one of the projects you worked on last"),
    ActionSpec("file.open_sample", "Open the sample project", "File", (), "", "Open a ready-made project to try things on"),
    ActionSpec("file.save", "Save", "File", ("Ctrl+S",), "save", "Save the project"),
    ActionSpec("file.save_as", "Save as…", "File", ("Ctrl+Shift+S",), "save_as", "Save the project under another name"),
    ActionSpec("file.collect_media", "Collect media…", "File", (), "collect", "Copy every file the project uses next to the project"),
    ActionSpec("file.relink_media", "Relink missing media…", "File", (), "relink", "Say where files that were moved are now"),
    ActionSpec("file.import_audio", "Import audio…", "File", ("Ctrl+I",), "audio", "Put a voice, music or the sound of a video on the timeline"),
    ActionSpec("library.import", "Import motion…", "File", (), "", "Bring motion files, LivePortrait templates and tables into the motion library"),
    ActionSpec("file.export", "Export video…", "File", ("Ctrl+Return",), "export", "Write the range, or everything, as a video"),
    ActionSpec("file.settings", "Settings…", "File", ("Ctrl+,",), "settings", "Theme, preview, models and autosave"),
    ActionSpec("file.quit", "Quit", "File", ("Ctrl+Q",), "", "Close JoyVASA Studio"),

    ActionSpec("edit.undo", "Undo", "Edit", ("Ctrl+Z",), "undo", "Take the last edit back"),
    ActionSpec("edit.redo", "Redo", "Edit", ("Ctrl+Shift+Z", "Ctrl+Y"), "redo", "Do again what was taken back"),
    ActionSpec("edit.cut", "Cut", "Edit", ("Ctrl+X",), "cut", "Take the selected clips off the timeline and keep them for pasting"),
    ActionSpec("edit.copy", "Copy", "Edit", ("Ctrl+C",), "copy", "Keep the selected clips for pasting"),
    ActionSpec("edit.paste", "Paste", "Edit", ("Ctrl+V",), "paste", "Put the kept clips, or a copied picture, in"),
    ActionSpec("edit.duplicate", "Duplicate", "Edit", ("Ctrl+D",), "duplicate", "Put a copy of the selected clips behind them"),
    ActionSpec("edit.delete", "Delete", "Edit", ("Del", "Backspace"), "delete", "Delete what is selected and leave a gap"),
    ActionSpec("edit.ripple_delete", "Ripple delete", "Edit", ("Shift+Del", "Shift+Backspace"), "ripple_delete", "Delete the selected clips and close the gap"),
    ActionSpec("edit.select_all", "Select all", "Edit", ("Ctrl+A",), "select_all", "Select every clip"),
    ActionSpec("edit.deselect", "Deselect", "Edit", ("Ctrl+Shift+A",), "deselect", "Select nothing"),

    ActionSpec("edit.split", "Split at playhead", "Clip", ("S",), "split", "Cut the selected clips, or all clips, in two at the playhead"),
    ActionSpec("clip.trim_start", "Trim start to playhead", "Clip", ("[",), "trim_start", "Let the selected clips begin at the playhead"),
    ActionSpec("clip.trim_stop", "Trim end to playhead", "Clip", ("]",), "trim_stop", "Let the selected clips end at the playhead"),
    ActionSpec("clip.fade_in", "Fade in to playhead", "Clip", ("Alt+[",), "", "Let the sound of the selected clip rise until the playhead"),
    ActionSpec("clip.fade_out", "Fade out from playhead", "Clip", ("Alt+]",), "", "Let the sound of the selected clip fall from the playhead on"),
    ActionSpec("clip.generate", "Generate motion", "Clip", ("G",), "generate", "Make the motion of the selected clips"),
    ActionSpec("clip.generate_all", "Generate missing motion", "Clip", ("Shift+G",), "generate_all", "Make the motion of every clip that has none"),
    ActionSpec("clip.new_seed", "Generate with another seed", "Clip", ("Ctrl+G",), "dice", "Make another performance of the selected clips"),
    ActionSpec("clip.cancel", "Cancel generation", "Clip", ("Ctrl+.",), "cancel", "Stop making motion"),
    ActionSpec("clip.next", "Select next clip", "Clip", ("Ctrl+Right",), "", "Select the clip behind the selected one"),
    ActionSpec("clip.previous", "Select previous clip", "Clip", ("Ctrl+Left",), "", "Select the clip before the selected one"),
    ActionSpec("clip.nudge_left", "Move one frame left", "Clip", ("Alt+Left",), "", "Move the selected clips one frame to the left"),
    ActionSpec("clip.nudge_right", "Move one frame right", "Clip", ("Alt+Right",), "", "Move the selected clips one frame to the right"),
    ActionSpec("clip.second_left", "Move one second left", "Clip", ("Alt+Shift+Left",), "", "Move the selected clips one second to the left"),
    ActionSpec("clip.second_right", "Move one second right", "Clip", ("Alt+Shift+Right",), "", "Move the selected clips one second to the right"),
    ActionSpec("clip.track_above", "Move to track above", "Clip", ("Ctrl+Alt+Up",), "", "Move the selected clips one track up"),
    ActionSpec("clip.track_below", "Move to track below", "Clip", ("Ctrl+Alt+Down",), "", "Move the selected clips one track down"),
    ActionSpec("clip.rename", "Rename", "Clip", ("F2",), "edit", "Give the selected clip or track another name"),

    ActionSpec("expression.show", "Show expression", "Expression", ("Ctrl+E",), "expression", "Set how strongly the active clip plays, its blinks and its gaze"),
    ActionSpec("expression.blink", "Blink at playhead", "Expression", ("Ctrl+B",), "blink", "Let the active clip blink at the playhead"),
    ActionSpec("library.save_range", "Keep motion in library", "Clip", (), "", "Keep the motion of the range, or of the active clip, to use it again"),

    ActionSpec("transport.play", "Play or stop", "Playback", ("Space",), "play", "Play from the playhead, or stop"),
    ActionSpec("transport.shuttle_back", "Play backward", "Playback", ("J",), "rewind", "Play backward; press again to go faster"),
    ActionSpec("transport.shuttle_stop", "Stop", "Playback", ("K",), "pause", "Stop playing"),
    ActionSpec("transport.shuttle_forward", "Play forward", "Playback", ("L",), "forward", "Play forward; press again to go faster"),
    ActionSpec("transport.step_back", "One frame back", "Playback", ("Left",), "step_back", "Move the playhead one frame back"),
    ActionSpec("transport.step_forward", "One frame forward", "Playback", ("Right",), "step_forward", "Move the playhead one frame forward"),
    ActionSpec("transport.second_back", "One second back", "Playback", ("Shift+Left",), "second_back", "Move the playhead one second back"),
    ActionSpec("transport.second_forward", "One second forward", "Playback", ("Shift+Right",), "second_forward", "Move the playhead one second forward"),
    ActionSpec("transport.previous_cut", "Previous cut", "Playback", ("Up",), "previous_cut", "Move the playhead to where a clip begins or ends before it"),
    ActionSpec("transport.next_cut", "Next cut", "Playback", ("Down",), "next_cut", "Move the playhead to where a clip begins or ends behind it"),
    ActionSpec("transport.to_start", "Go to start", "Playback", ("Home",), "to_start", "Move the playhead to the start"),
    ActionSpec("transport.to_end", "Go to end", "Playback", ("End",), "to_end", "Move the playhead to the end"),
    ActionSpec("transport.loop", "Loop", "Playback", ("Ctrl+L",), "loop", "Play the range, or everything, over and over", True),

    ActionSpec("puppet.record", "Record by puppeteer", "Playback", ("H",), "record", "Hold the key and move the mouse: what you act is recorded into a layer"),

    ActionSpec("range.in", "Set in point", "Range and markers", ("I",), "range_in", "Let the range begin at the playhead"),
    ActionSpec("range.out", "Set out point", "Range and markers", ("O",), "range_out", "Let the range end at the playhead"),
    ActionSpec("range.clear", "Clear range", "Range and markers", ("Alt+X",), "range_clear", "Forget the in and out points"),
    ActionSpec("range.to_selection", "Set range to selection", "Range and markers", ("X",), "", "Let the range be that of the selected clips"),
    ActionSpec("marker.add", "Add marker", "Range and markers", ("M",), "marker", "Set a marker at the playhead"),
    ActionSpec("marker.previous", "Previous marker", "Range and markers", ("Shift+Up",), "", "Move the playhead to the marker before it"),
    ActionSpec("marker.next", "Next marker", "Range and markers", ("Shift+Down",), "", "Move the playhead to the marker behind it"),

    ActionSpec("quality.next", "Next fault", "Motion quality", ("F8",), "", "Move the playhead to the next fault of the motion"),
    ActionSpec("quality.previous", "Previous fault", "Motion quality", ("Shift+F8",), "", "Move the playhead to the fault of the motion before it"),
    ActionSpec("quality.fix", "Fix fault at playhead", "Motion quality", ("Alt+F8",), "", "Put right what is wrong with the motion at the playhead"),

    ActionSpec("timeline.zoom_in", "Zoom in", "Timeline", ("+", "="), "zoom_in", "Show less time, larger"),
    ActionSpec("timeline.zoom_out", "Zoom out", "Timeline", ("-",), "zoom_out", "Show more time, smaller"),
    ActionSpec("timeline.fit", "Zoom to fit", "Timeline", ("Z",), "fit", "Show the whole timeline"),
    ActionSpec("timeline.zoom_to_selection", "Zoom to selection", "Timeline", ("Shift+Z",), "", "Let the selected clips fill the timeline"),
    ActionSpec("timeline.snapping", "Snapping", "Timeline", ("N",), "snap", "Let what is dragged catch on cuts, markers and the playhead", True),

    ActionSpec("track.add_voice", "Add voice track", "Track", ("Ctrl+Alt+V",), "voice", "Add a track whose clips move the portrait"),
    ActionSpec("track.add_music", "Add music track", "Track", ("Ctrl+Alt+M",), "music", "Add a track that is only heard"),
    ActionSpec("track.next", "Select track below", "Track", ("Ctrl+Down",), "", "Make the track below the current one"),
    ActionSpec("track.previous", "Select track above", "Track", ("Ctrl+Up",), "", "Make the track above the current one"),
    ActionSpec("track.delete", "Delete track", "Track", (), "delete", "Delete the current track and its clips"),
    ActionSpec("track.rename", "Rename track", "Track", (), "edit", "Give the current track another name"),
    ActionSpec("track.move_up", "Move track up", "Track", ("Alt+Up",), "", "Move the current track one row up"),
    ActionSpec("track.move_down", "Move track down", "Track", ("Alt+Down",), "", "Move the current track one row down"),
    ActionSpec("track.mute", "Mute track", "Track", ("Ctrl+Alt+U",), "mute", "Don't hear the current track; its motion stays", True),
    ActionSpec("track.solo", "Solo track", "Track", ("Ctrl+Alt+S",), "solo", "Hear only the tracks that are solo", True),
    ActionSpec("track.lock", "Lock track", "Track", ("Ctrl+Alt+L",), "lock", "Keep the current track from being edited", True),
    ActionSpec("track.drives", "Track moves the portrait", "Track", ("Ctrl+Alt+D",), "mouth", "Whether the current track moves the mouth or is only heard", True),

    ActionSpec("curves.show", "Curves", "Curves", ("C",), "curves", "Show the curves of the clip's head and face, to shape them by hand"),
    ActionSpec("curves.add_key", "Add key at playhead", "Curves", ("Shift+K",), "key_add", "Add a key to the current curve at the playhead; the curve stays as it is"),
    ActionSpec("curves.auto_key", "Auto-key", "Curves", ("Alt+K",), "auto_key", "Let every value that is entered set a key at the playhead", True),

    ActionSpec("portrait.import", "Import portrait…", "Portrait", ("Ctrl+Shift+I",), "portrait_add", "Choose the picture that speaks; the performance stays"),
    ActionSpec("portrait.paste", "Paste portrait", "Portrait", ("Ctrl+Shift+V",), "paste", "Take the picture that was copied as the portrait"),
    ActionSpec("portrait.edit", "Edit portrait", "Portrait", ("P",), "portrait_edit", "Set crop, points and mask on the picture", True),
    ActionSpec("portrait.find_face", "Find the face again", "Portrait", (), "portrait", "Forget crop and points set by hand"),
    ActionSpec("portrait.remove", "Remove portrait", "Portrait", (), "delete", "Take the picture out of the project"),

    ActionSpec("view.full", "Full picture", "View", ("Ctrl+1",), "view_full", "Show the whole picture", True),
    ActionSpec("view.face", "Face only", "View", ("Ctrl+2",), "view_face", "Show only the square that is animated", True),
    ActionSpec("view.before", "Before and after", "View", ("B",), "before_after", "Show the picture without its animation", True),
    ActionSpec("view.quality_full", "Full quality", "View", ("Ctrl+Alt+1",), "", "Preview every pixel", True),
    ActionSpec("view.quality_half", "Half quality", "View", ("Ctrl+Alt+2",), "", "Preview with half the pixels a side, four times faster", True),
    ActionSpec("view.quality_quarter", "Quarter quality", "View", ("Ctrl+Alt+3",), "", "Preview with a quarter of the pixels a side", True),
    ActionSpec("view.zoom_fit", "Fit picture", "View", ("Ctrl+0",), "", "Show the whole picture in the preview"),
    ActionSpec("view.zoom_actual", "Picture at 100 %", "View", ("Ctrl+Alt+0",), "", "Show the picture pixel by pixel"),
    ActionSpec("view.fullscreen", "Full screen", "View", ("F11",), "", "Use the whole screen", True),
    ActionSpec("view.reset_layout", "Reset layout", "View", (), "", "Put every panel back where it was at first"),

    ActionSpec("help.welcome", "Welcome", "Help", (), "welcome", "Show the first page again"),
    ActionSpec("help.shortcuts", "Keyboard shortcuts", "Help", ("?",), "help", "Show every key on one sheet"),
    ActionSpec("help.keymap", "Edit keyboard map…", "Help", ("Ctrl+K",), "keyboard", "Choose your own keys"),
    ActionSpec("help.log", "Show log", "Help", (), "log", "Open the folder with the program's log"),
    ActionSpec("help.about", "About JoyVASA Studio", "Help", (), "info", "Version, licences and credits"),
)
