/* Qt asks for the colour profile of each screen, and wine's mscms stops the program at WcsCreateIccProfile: here no
   profile is ever found, as on a PC whose screen has none. */

#include <windows.h>

#define PUBLIC __declspec(dllexport)

static BOOL nothing(DWORD *size)
{
    if (size)
        *size = 0;
    return FALSE;
}

PUBLIC HANDLE WINAPI OpenColorProfileW(void *profile, DWORD access, DWORD share, DWORD creation) { return NULL; }
PUBLIC HANDLE WINAPI WcsCreateIccProfile(HANDLE profile, DWORD options) { return NULL; }
PUBLIC HANDLE WINAPI WcsOpenColorProfileW(
    void *device, void *appearance, void *gamut, DWORD access, DWORD share, DWORD creation, DWORD flags)
{
    return NULL;
}
PUBLIC BOOL WINAPI CloseColorProfile(HANDLE profile) { return TRUE; }
PUBLIC BOOL WINAPI GetColorProfileFromHandle(HANDLE profile, BYTE *bytes, DWORD *size) { return nothing(size); }
PUBLIC BOOL WINAPI GetColorDirectoryW(const WCHAR *machine, WCHAR *path, DWORD *size) { return nothing(size); }
PUBLIC BOOL WINAPI GetStandardColorSpaceProfileW(const WCHAR *machine, DWORD id, WCHAR *path, DWORD *size)
{
    return nothing(size);
}
PUBLIC BOOL WINAPI WcsGetDefaultColorProfile(
    int scope, const WCHAR *device, int type, int subtype, DWORD id, DWORD size, WCHAR *name)
{
    return FALSE;
}
PUBLIC BOOL WINAPI WcsGetDefaultColorProfileSize(
    int scope, const WCHAR *device, int type, int subtype, DWORD id, DWORD *size)
{
    return nothing(size);
}
