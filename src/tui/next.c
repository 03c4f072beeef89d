/* SPDX-License-Identifier: MIT */
/* The list of all views, and the small answers their keys give. */
#include "views.h"

#include "base/text.h"

const AcView *const *ac_views(guint *n)
{
	static const AcView *const views[] = {
#define X(name) &ac_view_##name,
#include "views.def"
#undef X
	};
	*n = G_N_ELEMENTS(views);
	return views;
}

AcViewNext ac_next_stay(void)
{
	return (AcViewNext){.kind = AC_NEXT_STAY};
}

AcViewNext ac_next_open(const AcView *view, void *argument)
{
	return (AcViewNext){.kind = AC_NEXT_OPEN, .view = view, .argument = argument};
}

AcViewNext ac_next_say(AcNextKind kind, char *message)
{
	return (AcViewNext){.kind = kind, .message = message};
}

AcViewNext ac_next_error(GError *error)
{
	AcViewNext next = {.kind = AC_NEXT_STAY, .message = ac_text_plain(error->message), .alarm = TRUE};
	g_error_free(error);
	return next;
}

AcViewNext ac_key_back(G_GNUC_UNUSED void *state, G_GNUC_UNUSED AcApp *app)
{
	return (AcViewNext){.kind = AC_NEXT_BACK};
}

AcViewNext ac_key_quit(G_GNUC_UNUSED void *state, G_GNUC_UNUSED AcApp *app)
{
	return (AcViewNext){.kind = AC_NEXT_QUIT};
}

AcViewNext ac_key_help(G_GNUC_UNUSED void *state, G_GNUC_UNUSED AcApp *app)
{
	return ac_next_open(&ac_view_help, NULL);
}
