; The installer for Windows. It is given by the command line:
;   PAYLOAD   folder of the bundle          CUDA      folder of the add-on for NVIDIA cards (optional)
;   LICENCE   text of the licence page      ICON      the program's icon
;   VERSION   such as 1.0.0                 NUMBERS   the same as four numbers
;   OUTPUT    file to write                 SIDEBAR   picture of the first and the last page

Unicode true
SetCompressor /SOLID lzma
ManifestDPIAware true

!define NAME "JoyVASA Studio"
!define PROGRAM "joyvasa-studio.exe"
!define CONSOLE "joyvasa.exe"
!define KIND "JoyVASAStudio.Project"
!define SETTINGS "Software\JoyVASA Studio"
!define UNINSTALL "Software\Microsoft\Windows\CurrentVersion\Uninstall\JoyVASA Studio"

; For the user alone, who needs no rights for it, or for everyone.
!define MULTIUSER_EXECUTIONLEVEL Highest
!define MULTIUSER_MUI
!define MULTIUSER_INSTALLMODE_COMMANDLINE
!define MULTIUSER_INSTALLMODE_DEFAULT_CURRENTUSER
!define MULTIUSER_USE_PROGRAMFILES64
!define MULTIUSER_INSTALLMODE_INSTDIR "${NAME}"
!define MULTIUSER_INSTALLMODE_INSTDIR_REGISTRY_KEY "${SETTINGS}"
!define MULTIUSER_INSTALLMODE_INSTDIR_REGISTRY_VALUENAME "Folder"
!define MULTIUSER_INSTALLMODE_DEFAULT_REGISTRY_KEY "${SETTINGS}"
!define MULTIUSER_INSTALLMODE_DEFAULT_REGISTRY_VALUENAME "Folder"
!define MULTIUSER_INSTALLMODE_FUNCTION takeOver
!include MultiUser.nsh
!include MUI2.nsh
!include FileFunc.nsh
!include LogicLib.nsh
!include Sections.nsh
!include WinVer.nsh
!include x64.nsh

; What /D= said.
Var folder_given

; A file that can't be written ends the installation: a silent one would leave it out and say nothing.
AllowSkipFiles off

Name "${NAME}"
OutFile "${OUTPUT}"
BrandingText "${NAME} ${VERSION}"
VIProductVersion "${NUMBERS}"
VIAddVersionKey "ProductName" "${NAME}"
VIAddVersionKey "ProductVersion" "${VERSION}"
VIAddVersionKey "FileVersion" "${VERSION}"
VIAddVersionKey "FileDescription" "${NAME} Setup"
VIAddVersionKey "LegalCopyright" "MIT licence; the bundle as a whole under the GNU GPL, version 3"

!define MUI_ICON "${ICON}"
!define MUI_UNICON "${ICON}"
!define MUI_WELCOMEFINISHPAGE_BITMAP "${SIDEBAR}"
!define MUI_ABORTWARNING
!define MUI_LANGDLL_REGISTRY_ROOT SHCTX
!define MUI_LANGDLL_REGISTRY_KEY "${SETTINGS}"
!define MUI_LANGDLL_REGISTRY_VALUENAME "InstallerLanguage"
!define MUI_FINISHPAGE_RUN
!define MUI_FINISHPAGE_RUN_FUNCTION startProgram

!insertmacro MUI_PAGE_WELCOME
!define MUI_LICENSEPAGE_TEXT_BOTTOM "$(LICENCE_BOTTOM)"
!define MUI_LICENSEPAGE_BUTTON "$(^NextBtn)"
!insertmacro MUI_PAGE_LICENSE "${LICENCE}"
!insertmacro MULTIUSER_PAGE_INSTALLMODE
!define MUI_PAGE_CUSTOMFUNCTION_LEAVE keepOthersFiles
!insertmacro MUI_PAGE_DIRECTORY
!insertmacro MUI_PAGE_COMPONENTS
!insertmacro MUI_PAGE_INSTFILES
!insertmacro MUI_PAGE_FINISH

!insertmacro MUI_UNPAGE_CONFIRM
!insertmacro MUI_UNPAGE_INSTFILES

!insertmacro MUI_LANGUAGE "English"
!insertmacro MUI_LANGUAGE "SimpChinese"
!insertmacro MUI_RESERVEFILE_LANGDLL

LangString LICENCE_BOTTOM ${LANG_ENGLISH} "These licences give you rights; using the program asks nothing of you. Choose Next to go on."
LangString LICENCE_BOTTOM ${LANG_SIMPCHINESE} "这些许可证赋予您权利；仅使用本程序无需承担任何义务。单击“下一步”继续。"
LangString KIND_NAME ${LANG_ENGLISH} "JoyVASA Studio project"
LangString KIND_NAME ${LANG_SIMPCHINESE} "JoyVASA Studio 项目"
LangString PART_PROGRAM ${LANG_ENGLISH} "JoyVASA Studio"
LangString PART_PROGRAM ${LANG_SIMPCHINESE} "JoyVASA Studio"
LangString PART_KIND ${LANG_ENGLISH} "Open .joyvasa files with it"
LangString PART_KIND ${LANG_SIMPCHINESE} "用它打开 .joyvasa 文件"
LangString PART_DESKTOP ${LANG_ENGLISH} "Shortcut on the desktop"
LangString PART_DESKTOP ${LANG_SIMPCHINESE} "桌面快捷方式"
LangString PART_CUDA ${LANG_ENGLISH} "NVIDIA cards"
LangString PART_CUDA ${LANG_SIMPCHINESE} "NVIDIA 显卡"
LangString ABOUT_PROGRAM ${LANG_ENGLISH} "The program, its command line and the starter pack."
LangString ABOUT_PROGRAM ${LANG_SIMPCHINESE} "程序、命令行工具和入门模型包。"
LangString ABOUT_KIND ${LANG_ENGLISH} "A double click on a project opens the Studio."
LangString ABOUT_KIND ${LANG_SIMPCHINESE} "双击项目文件即可打开本程序。"
LangString ABOUT_DESKTOP ${LANG_ENGLISH} "Beside the entry in the Start menu."
LangString ABOUT_DESKTOP ${LANG_SIMPCHINESE} "“开始”菜单之外，再加一个桌面图标。"
LangString ABOUT_CUDA ${LANG_ENGLISH} "Runs models on an NVIDIA card. CUDA 13 and cuDNN 9 must be installed from NVIDIA; without them the processor is used."
LangString ABOUT_CUDA ${LANG_SIMPCHINESE} "在 NVIDIA 显卡上运行模型。需要另外安装 NVIDIA 的 CUDA 13 和 cuDNN 9，否则使用处理器。"
LangString NEEDS_WINDOWS ${LANG_ENGLISH} "JoyVASA Studio needs a 64-bit Windows, version 10 or newer."
LangString NEEDS_WINDOWS ${LANG_SIMPCHINESE} "JoyVASA Studio 需要 64 位的 Windows 10 或更新版本。"
LangString IS_RUNNING ${LANG_ENGLISH} "JoyVASA Studio is running. Close it, then try again."
LangString IS_RUNNING ${LANG_SIMPCHINESE} "JoyVASA Studio 正在运行。请先关闭它，然后重试。"

Function .onInit
    ${IfNot} ${RunningX64}
    ${OrIfNot} ${AtLeastWin10}
        MessageBox MB_ICONSTOP "$(NEEDS_WINDOWS)" /SD IDOK
        Abort
    ${EndIf}
    SetRegView 64
    StrCpy $folder_given $INSTDIR
    !insertmacro MULTIUSER_INIT
    !insertmacro MUI_LANGDLL_DISPLAY
FunctionEnd

Function un.onInit
    SetRegView 64
    !insertmacro MULTIUSER_UNINIT
    !insertmacro MUI_UNGETLANGUAGE
FunctionEnd

; A folder with files by others gets one of ours in it, so that removing the program can't take those along.
Function keepOthersFiles
    ${If} ${FileExists} "$INSTDIR\*.*"
    ${AndIfNot} ${FileExists} "$INSTDIR\${PROGRAM}"
        ${DirState} "$INSTDIR" $0
        ${If} $0 == 1
            StrCpy $INSTDIR "$INSTDIR\${NAME}"
        ${EndIf}
    ${EndIf}
FunctionEnd

; By the desktop: Windows lets nobody drop files on a program that has the rights of a setup for everyone.
Function startProgram
    Exec '"$WINDIR\explorer.exe" "$INSTDIR\${PROGRAM}"'
FunctionEnd

; A program that runs holds its file, which then can't be opened for writing.
!macro WAIT_UNTIL_CLOSED FILE
    ClearErrors
    ${DoWhile} ${FileExists} "${FILE}"
        FileOpen $0 "${FILE}" a
        ${IfNot} ${Errors}
            FileClose $0
            ${Break}
        ${EndIf}
        ClearErrors
        MessageBox MB_RETRYCANCEL|MB_ICONEXCLAMATION "$(IS_RUNNING)" /SD IDCANCEL IDRETRY +2
        Abort
    ${Loop}
!macroend

; Only what the installer wrote: the folder of libraries as a whole, and single files by name.
!macro REMOVE_PROGRAM FOLDER
    !insertmacro WAIT_UNTIL_CLOSED "${FOLDER}\${PROGRAM}"
    !insertmacro WAIT_UNTIL_CLOSED "${FOLDER}\${CONSOLE}"
    RMDir /r "${FOLDER}\_internal"
    Delete "${FOLDER}\${PROGRAM}"
    Delete "${FOLDER}\${CONSOLE}"
    Delete "${FOLDER}\LICENSE.txt"
    Delete "${FOLDER}\THIRD_PARTY_LICENCES.txt"
    Delete "${FOLDER}\uninstall.exe"
    ; Stays where something else is in it.
    RMDir "${FOLDER}"
!macroend

Section "$(PART_PROGRAM)" part_program
    SectionIn RO
    ; An older version may lie in another folder, which would be forgotten with its uninstaller.
    ReadRegStr $1 SHCTX "${SETTINGS}" "Folder"
    ${If} $1 != ""
    ${AndIf} $1 != $INSTDIR
    ${AndIf} ${FileExists} "$1\${PROGRAM}"
        !insertmacro REMOVE_PROGRAM "$1"
    ${EndIf}
    ${If} ${FileExists} "$INSTDIR\${PROGRAM}"
        !insertmacro REMOVE_PROGRAM "$INSTDIR"
    ${EndIf}
    SetOutPath "$INSTDIR"
    ; Not "/": on Windows the compiler looks for "\" to know the folder; elsewhere it knows both.
    File /r "${PAYLOAD}\*"
    WriteUninstaller "$INSTDIR\uninstall.exe"
    CreateShortcut "$SMPROGRAMS\${NAME}.lnk" "$INSTDIR\${PROGRAM}"

    WriteRegStr SHCTX "${SETTINGS}" "Folder" "$INSTDIR"
    WriteRegStr SHCTX "${UNINSTALL}" "DisplayName" "${NAME}"
    WriteRegStr SHCTX "${UNINSTALL}" "DisplayVersion" "${VERSION}"
    WriteRegStr SHCTX "${UNINSTALL}" "DisplayIcon" "$INSTDIR\${PROGRAM}"
    WriteRegStr SHCTX "${UNINSTALL}" "Publisher" "The JoyVASA Studio authors"
    WriteRegStr SHCTX "${UNINSTALL}" "InstallLocation" "$INSTDIR"
    WriteRegStr SHCTX "${UNINSTALL}" "UninstallString" '"$INSTDIR\uninstall.exe" /$MultiUser.InstallMode'
    WriteRegStr SHCTX "${UNINSTALL}" "QuietUninstallString" '"$INSTDIR\uninstall.exe" /$MultiUser.InstallMode /S'
    WriteRegDWORD SHCTX "${UNINSTALL}" "NoModify" 1
    WriteRegDWORD SHCTX "${UNINSTALL}" "NoRepair" 1
SectionEnd

Section "$(PART_KIND)" part_kind
    WriteRegStr SHCTX "Software\Classes\.joyvasa" "" "${KIND}"
    WriteRegStr SHCTX "Software\Classes\.joyvasa\OpenWithProgids" "${KIND}" ""
    WriteRegStr SHCTX "Software\Classes\${KIND}" "" "$(KIND_NAME)"
    WriteRegStr SHCTX "Software\Classes\${KIND}\DefaultIcon" "" "$INSTDIR\${PROGRAM},0"
    WriteRegStr SHCTX "Software\Classes\${KIND}\shell\open\command" "" '"$INSTDIR\${PROGRAM}" "%1"'
    ${RefreshShellIcons}
SectionEnd

Section /o "$(PART_DESKTOP)" part_desktop
    CreateShortcut "$DESKTOP\${NAME}.lnk" "$INSTDIR\${PROGRAM}"
SectionEnd

!ifdef CUDA
Section /o "$(PART_CUDA)" part_cuda
    SetOutPath "$INSTDIR"
    File /r "${CUDA}\*"
SectionEnd
!endif

Section -size
    ${GetSize} "$INSTDIR" "/S=0K" $0 $1 $2
    WriteRegDWORD SHCTX "${UNINSTALL}" "EstimatedSize" "$0"
SectionEnd

; Runs when it is known for whom the program is: the folder that was asked for, and the choices of the version
; that is replaced.
Function takeOver
    ${If} $folder_given != ""
        StrCpy $INSTDIR $folder_given
    ${EndIf}
    ${If} ${FileExists} "$DESKTOP\${NAME}.lnk"
        !insertmacro SelectSection ${part_desktop}
    ${EndIf}
    !ifdef CUDA
    ReadRegStr $0 SHCTX "${SETTINGS}" "Folder"
    ${If} ${FileExists} "$0\_internal\onnxruntime\capi\onnxruntime_providers_cuda.dll"
        !insertmacro SelectSection ${part_cuda}
    ${EndIf}
    !endif
FunctionEnd

!insertmacro MUI_FUNCTION_DESCRIPTION_BEGIN
    !insertmacro MUI_DESCRIPTION_TEXT ${part_program} "$(ABOUT_PROGRAM)"
    !insertmacro MUI_DESCRIPTION_TEXT ${part_kind} "$(ABOUT_KIND)"
    !insertmacro MUI_DESCRIPTION_TEXT ${part_desktop} "$(ABOUT_DESKTOP)"
    !ifdef CUDA
    !insertmacro MUI_DESCRIPTION_TEXT ${part_cuda} "$(ABOUT_CUDA)"
    !endif
!insertmacro MUI_FUNCTION_DESCRIPTION_END

Section "Uninstall"
    !insertmacro REMOVE_PROGRAM "$INSTDIR"
    Delete "$SMPROGRAMS\${NAME}.lnk"
    Delete "$DESKTOP\${NAME}.lnk"
    ; Another program may have taken the files over meanwhile.
    ReadRegStr $0 SHCTX "Software\Classes\.joyvasa" ""
    ${If} $0 == "${KIND}"
        DeleteRegValue SHCTX "Software\Classes\.joyvasa" ""
    ${EndIf}
    DeleteRegValue SHCTX "Software\Classes\.joyvasa\OpenWithProgids" "${KIND}"
    DeleteRegKey /ifempty SHCTX "Software\Classes\.joyvasa\OpenWithProgids"
    DeleteRegKey /ifempty SHCTX "Software\Classes\.joyvasa"
    DeleteRegKey SHCTX "Software\Classes\${KIND}"
    DeleteRegKey SHCTX "${UNINSTALL}"
    DeleteRegKey SHCTX "${SETTINGS}"
    ${RefreshShellIcons}
SectionEnd
