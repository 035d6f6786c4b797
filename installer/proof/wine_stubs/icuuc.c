/* Qt6Core imports Windows' own ICU (Windows 10 1703 and later), which wine lacks: here no converter is ever found,
   and Qt falls back to the encodings it knows itself. */

enum { UNSUPPORTED = 16 };

#define PUBLIC __declspec(dllexport)

static void refuse(int *error)
{
    if (error)
        *error = UNSUPPORTED;
}

PUBLIC void *ucnv_open(const char *name, int *error) { refuse(error); return 0; }
PUBLIC void ucnv_close(void *converter) {}
PUBLIC void ucnv_reset(void *converter) {}
PUBLIC signed char ucnv_getMaxCharSize(const void *converter) { return 4; }
PUBLIC const char *ucnv_getName(const void *converter, int *error) { refuse(error); return 0; }
PUBLIC const char *ucnv_getStandardName(const char *name, const char *standard, int *error) { refuse(error); return 0; }
PUBLIC const char *ucnv_getAvailableName(int index) { return 0; }
PUBLIC int ucnv_countAvailable(void) { return 0; }

/* What follows is only called with a converter that ucnv_open gave: never. Qt asks for their addresses. */
PUBLIC void UCNV_FROM_U_CALLBACK_SUBSTITUTE(void) {}
PUBLIC void UCNV_TO_U_CALLBACK_SUBSTITUTE(void) {}
PUBLIC void ucnv_getToUCallBack(void) {}
PUBLIC void ucnv_getFromUCallBack(void) {}
PUBLIC void ucnv_setToUCallBack(void) {}
PUBLIC void ucnv_setFromUCallBack(void) {}
PUBLIC void ucnv_cbToUWriteUChars(void) {}
PUBLIC void ucnv_cbFromUWriteUChars(void) {}
PUBLIC void ucnv_toUnicode(void) {}
PUBLIC void ucnv_fromUnicode(void) {}
PUBLIC int ucnv_toUCountPending(void) { return 0; }
PUBLIC int ucnv_fromUCountPending(void) { return 0; }
