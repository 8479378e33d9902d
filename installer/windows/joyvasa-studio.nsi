; The installer for Windows. It is given by the command line:
;   PAYLOAD   folder of the bundle          CUDA      folder of the add-on for NVIDIA cards (optional)
;   LICENCE   text of the licence page      ICON      the program's icon
;   VERSION   such as 1.0.0                 NUMBERS   the same as four numbers
;   OUTPUT    file to write

Unicode true
SetCompressor /SOLID lzma
ManifestDPIAware true

!define NAME "JoyVASA Studio"
!define PROGRAM "joyvasa-studio.exe"
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
!include MultiUser.nsh
!include MUI2.nsh
!include FileFunc.nsh
!include LogicLib.nsh
!include x64.nsh

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
!define MUI_ABORTWARNING
!define MUI_LANGDLL_REGISTRY_ROOT SHCTX
!define MUI_LANGDLL_REGISTRY_KEY "${SETTINGS}"
!define MUI_LANGDLL_REGISTRY_VALUENAME "InstallerLanguage"
!define MUI_FINISHPAGE_RUN "$INSTDIR\${PROGRAM}"

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
LangString NEEDS_64 ${LANG_ENGLISH} "JoyVASA Studio needs a 64-bit Windows."
LangString NEEDS_64 ${LANG_SIMPCHINESE} "JoyVASA Studio 需要 64 位 Windows。"
LangString IS_RUNNING ${LANG_ENGLISH} "JoyVASA Studio is running. Close it, then try again."
LangString IS_RUNNING ${LANG_SIMPCHINESE} "JoyVASA Studio 正在运行。请先关闭它，然后重试。"

Function .onInit
    ${IfNot} ${RunningX64}
        MessageBox MB_ICONSTOP "$(NEEDS_64)" /SD IDOK
        Abort
    ${EndIf}
    SetRegView 64
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

; A program that runs holds its file, which then can't be opened for writing.
!macro WAIT_UNTIL_CLOSED
    ClearErrors
    ${DoWhile} ${FileExists} "$INSTDIR\${PROGRAM}"
        FileOpen $0 "$INSTDIR\${PROGRAM}" a
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
!macro REMOVE_PROGRAM
    RMDir /r "$INSTDIR\_internal"
    Delete "$INSTDIR\${PROGRAM}"
    Delete "$INSTDIR\joyvasa.exe"
    Delete "$INSTDIR\LICENSE.txt"
    Delete "$INSTDIR\THIRD_PARTY_LICENCES.txt"
!macroend

Section "$(PART_PROGRAM)" part_program
    SectionIn RO
    !insertmacro WAIT_UNTIL_CLOSED
    ${If} ${FileExists} "$INSTDIR\${PROGRAM}"
        !insertmacro REMOVE_PROGRAM
    ${EndIf}
    SetOutPath "$INSTDIR"
    File /r "${PAYLOAD}/*"
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
    ${GetSize} "$INSTDIR" "/S=0K" $0 $1 $2
    IntFmt $0 "0x%08X" $0
    WriteRegDWORD SHCTX "${UNINSTALL}" "EstimatedSize" "$0"
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
    File /r "${CUDA}/*"
SectionEnd
!endif

!insertmacro MUI_FUNCTION_DESCRIPTION_BEGIN
    !insertmacro MUI_DESCRIPTION_TEXT ${part_program} "$(ABOUT_PROGRAM)"
    !insertmacro MUI_DESCRIPTION_TEXT ${part_kind} "$(ABOUT_KIND)"
    !insertmacro MUI_DESCRIPTION_TEXT ${part_desktop} "$(ABOUT_DESKTOP)"
    !ifdef CUDA
    !insertmacro MUI_DESCRIPTION_TEXT ${part_cuda} "$(ABOUT_CUDA)"
    !endif
!insertmacro MUI_FUNCTION_DESCRIPTION_END

Section "Uninstall"
    !insertmacro WAIT_UNTIL_CLOSED
    !insertmacro REMOVE_PROGRAM
    Delete "$INSTDIR\uninstall.exe"
    ; Stays where something else is in it.
    RMDir "$INSTDIR"
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
