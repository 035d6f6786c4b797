/* What is written in Rust (the package cryptography) takes its random bytes from ProcessPrng of Windows 10, which wine
   8 lacks: here they come from where wine's own programs take theirs, and are as good. */

#include <windows.h>

BOOLEAN WINAPI SystemFunction036(void *bytes, ULONG size); /* RtlGenRandom, of which no header speaks in C */

__declspec(dllexport) BOOL WINAPI ProcessPrng(BYTE *bytes, SIZE_T size)
{
    const ULONG most = 1 << 20;
    while (size > 0) {
        const ULONG now = size < most ? (ULONG)size : most;
        if (!SystemFunction036(bytes, now))
            return FALSE;
        bytes += now;
        size -= now;
    }
    return TRUE;
}
