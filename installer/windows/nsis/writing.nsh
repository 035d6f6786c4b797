; What setup writes beside the files.

; permanence.ini as /DONNEES= and /SAUVEGARDE= ask, in UTF-8. One that is here already is the administrator's: kept.
Function WriteSettings
  ${If} "$Data$Backup" == ""
  ${OrIf} ${FileExists} "$INSTDIR\permanence.ini"
    Return
  ${EndIf}
  FileOpen $0 "$INSTDIR\permanence.ini" w
  StrCpy $1 "[dossiers]$\r$\n"
  Call WriteText
  ${If} $Data != ""
    StrCpy $1 "donnees = $Data$\r$\n"
    Call WriteText
  ${EndIf}
  ${If} $Backup != ""
    StrCpy $1 "sauvegarde = $Backup$\r$\n"
    Call WriteText
  ${EndIf}
  FileClose $0
FunctionEnd

; The text $1 to the file $0 in UTF-8: NSIS itself would write the PC's old code page.
Function WriteText
  System::Call 'kernel32::WideCharToMultiByte(i 65001, i 0, w r1, i -1, p 0, i 0, p 0, p 0) i .r2'
  System::Alloc $2
  Pop $3
  System::Call 'kernel32::WideCharToMultiByte(i 65001, i 0, w r1, i -1, p r3, i r2, p 0, p 0)'
  IntOp $2 $2 - 1
  System::Call 'kernel32::WriteFile(p r0, p r3, i r2, *i .r4, p 0)'
  System::Free $3
FunctionEnd

; Through Explorer, so that the program never inherits the administrator's rights.
Function Open
  Exec '"$WINDIR\explorer.exe" "$SMPROGRAMS\${NAME}\${NAME}.lnk"'
FunctionEnd

Function PutOnDesktop
  CreateShortcut "$DESKTOP\${NAME}.lnk" "$INSTDIR\${NAME}.exe"
FunctionEnd
