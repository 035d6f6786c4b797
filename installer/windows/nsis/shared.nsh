; What installing and uninstalling have in common.
!macro SHARED un
  Function ${un}Prepare
    SetRegView 64
    UserInfo::GetAccountType
    Pop $0
    ${If} $0 == "Admin"
      StrCpy $Admin 1
    ${Else}
      StrCpy $Admin 0
    ${EndIf}
  FunctionEnd

  ; Everything that follows is for every account, or for this one.
  Function ${un}TakeScope
    ${If} $ForAll == 1
      SetShellVarContext all
    ${Else}
      SetShellVarContext current
    ${EndIf}
  FunctionEnd

  ; Start this installer anew with the administrator's rights and end this one; the error flag when Windows or the
  ; person says no. On the stack: the program, then its options.
  Function ${un}AsAdmin
    Pop $1
    Pop $0
    ClearErrors
    ExecShell "runas" "$0" "$1"
    ${IfNot} ${Errors}
      SetErrorLevel 0
      Quit
    ${EndIf}
  FunctionEnd

  ; End unless the program of $INSTDIR is closed, in whatever session: Windows lets nobody write to what runs. One that
  ; has just been closed is given the time to end.
  Function ${un}MustBeClosed
    again:
    ${For} $1 1 ${PATIENCE}
      ClearErrors
      ${If} ${FileExists} "$INSTDIR\${NAME}.exe"
        FileOpen $0 "$INSTDIR\${NAME}.exe" a
        FileClose $0
      ${EndIf}
      ${If} ${FileExists} "$INSTDIR\runtime\python311.dll"
        FileOpen $0 "$INSTDIR\runtime\python311.dll" a
        FileClose $0
      ${EndIf}
      ${IfNot} ${Errors}
        Return
      ${EndIf}
      Sleep 300
    ${Next}
    MessageBox MB_RETRYCANCEL|MB_ICONEXCLAMATION "${NAME} est ouvert sur ce PC, peut-être dans une autre session.$\r$\n$\r$\nFermez-le, puis cliquez sur Réessayer. Rien n’a encore été modifié." /SD IDCANCEL IDRETRY again
    SetErrorLevel ${STILL_OPEN}
    Quit
  FunctionEnd

  ; Delete the program in the folder on the stack, and the folder when nothing else is in it. A folder that does not
  ; hold the program is left alone.
  Function ${un}RemoveProgram
    Exch $0
    ${If} ${FileExists} "$0\app\desktop_app\__init__.py"
      ; Two thousand names on the screen take longer than the files themselves.
      SetDetailsPrint none
      RMDir /r "$0\runtime"
      RMDir /r "$0\site"
      RMDir /r "$0\app"
      Delete "$0\${NAME}.exe"
      Delete "$0\Uninstall.exe"
      RMDir "$0"
      SetDetailsPrint textonly
    ${EndIf}
    Pop $0
  FunctionEnd

  Function ${un}RemoveLinks
    RMDir /r "$SMPROGRAMS\${NAME}"
  FunctionEnd
!macroend
!insertmacro SHARED ""
!insertmacro SHARED "un."
