/* SPDX-License-Identifier: MIT */
#include "common.h"

#include <string.h>

#include "base/text.h"
#include "tui/desk.h"

AcWordsContext ac_tui_words(const AcApp *app)
{
	return (AcWordsContext){.now = ac_app_now(app), .zone = ac_app_zone(app), .plan = ac_app_plan(app)};
}

/* "Jo van der Doe" is "J. D.": first and last word. */
static char *initials(const char *name)
{
	const char *first = name, *last = strrchr(name, ' ');
	char a[8] = {0}, b[8] = {0};
	if (*name == '\0')
		return g_strdup("");
	g_unichar_to_utf8(g_unichar_toupper(g_utf8_get_char(first)), a);
	if (last == NULL || last[1] == '\0')
		return g_strdup_printf("%s.", a);
	g_unichar_to_utf8(g_unichar_toupper(g_utf8_get_char(last + 1)), b);
	return g_strdup_printf("%s. %s.", a, b);
}

char *ac_tui_name_of(const AcApp *app, const char *name)
{
	g_autofree char *plain = g_strstrip(ac_text_plain(name));
	return ac_app_screen(app)->is_discreet ? initials(plain) : g_steal_pointer(&plain);
}

char *ac_tui_name(const AcApp *app)
{
	return ac_tui_name_of(app, ac_app_client(app)->name);
}

AcRole ac_tui_role(AcVerdict verdict)
{
	static const AcRole roles[] = {
	    [AC_VERDICT_SILENT] = AC_ROLE_SILENT, [AC_VERDICT_OK] = AC_ROLE_OK,
	    [AC_VERDICT_CARE] = AC_ROLE_CARE,     [AC_VERDICT_ASK] = AC_ROLE_ASK,
	    [AC_VERDICT_AVOID] = AC_ROLE_AVOID,
	};
	return roles[verdict];
}

AcRect ac_tui_body(const AcCanvas *canvas)
{
	int height = ac_canvas_height(canvas), below = height >= AC_DESK_STATUS_FROM ? 2 : 1;
	return (AcRect){1, 0, ac_canvas_width(canvas) - 2, height - below};
}

AcRect ac_tui_title(AcCanvas *canvas, const char *title, const char *right)
{
	AcRect body = ac_tui_body(canvas), bar = {body.x, 0, body.width, 1};
	int gap = ac_canvas_height(canvas) >= 16 ? 2 : 1;
	ac_canvas_fill(canvas, (AcRect){0, 0, ac_canvas_width(canvas), 1}, AC_ROLE_BAR);
	int used = right == NULL ? 0 : ac_canvas_line_right(canvas, bar, AC_ROLE_BAR, right) + 2;
	ac_canvas_line(canvas, (AcRect){bar.x, 0, bar.width - used, 1}, AC_ROLE_BAR, title);
	return (AcRect){body.x, gap, body.width, body.height - gap};
}

AcRect ac_tui_title_of(AcCanvas *canvas, const char *title, const char *name)
{
	gboolean fits = name == NULL || ac_canvas_measure(canvas, title) + ac_canvas_measure(canvas, name) + 4 <=
	                                    ac_canvas_width(canvas);
	return fits ? ac_tui_title(canvas, title, name) : ac_tui_title(canvas, name, NULL);
}

AcRect ac_tui_title_for(AcCanvas *canvas, const AcApp *app, const char *title, const char *right)
{
	if (!ac_app_has_several(app) || ac_app_client(app) == NULL)
		return ac_tui_title(canvas, title, right);
	g_autofree char *name = ac_tui_name(app);
	g_autofree char *whole = g_strdup_printf("%s · %s", title, name);
	int room = ac_canvas_width(canvas) - 2 - (right != NULL ? ac_canvas_measure(canvas, right) + 2 : 0);
	const char *room_name = strstr(title, "   ");
	if (ac_canvas_measure(canvas, whole) <= room || room_name == NULL)
		return ac_tui_title(canvas, whole, right);
	/* Whose it is matters more than what the program is called. */
	g_autofree char *brief = g_strdup_printf("%s · %s", room_name + 3, name);
	return ac_tui_title(canvas, brief, ac_canvas_measure(canvas, brief) <= room ? right : NULL);
}

void ac_tui_heading(AcCanvas *canvas, AcRect in, const char *title)
{
	int used = ac_canvas_line(canvas, in, AC_ROLE_HEADING, title) + 1;
	ac_canvas_rule(canvas, (AcRect){in.x + used, in.y, in.width - used, 1}, AC_ROLE_RULE);
}

void ac_tui_pane_heading(AcCanvas *canvas, AcRect in, const char *title, gboolean focused)
{
	unsigned role = AC_ROLE_HEADING | (focused ? AC_ROLE_SELECTED : 0);
	ac_canvas_rule(canvas, in, AC_ROLE_RULE);
	g_autofree char *padded = g_strdup_printf(" %s ", title);
	ac_canvas_line(canvas, (AcRect){in.x + 2, in.y, in.width - 2, 1}, role, padded);
}

int ac_tui_verdict_width(const AcCanvas *canvas, AcVerdict verdict)
{
	return ac_canvas_measure(canvas, ac_words_verdict(verdict));
}

int ac_tui_draw_verdict(AcCanvas *canvas, AcRect in, AcVerdict verdict, unsigned selected, gboolean with_word)
{
	unsigned role = (unsigned)ac_tui_role(verdict) | selected;
	int used = ac_canvas_line(canvas, in, role, ac_words_sign(verdict, ac_canvas_is_ascii(canvas))) + 1;
	if (with_word)
		used += ac_canvas_line(canvas, (AcRect){in.x + 2, in.y, in.width - 2, 1}, role,
		                       ac_words_verdict(verdict)) +
		        1;
	return used;
}

void ac_tui_put(AcCanvas *canvas, AcRect *in, unsigned role, const char *text)
{
	if (in->height <= 0)
		return;
	int rows = ac_canvas_paragraph(canvas, *in, role, text) + (ac_canvas_height(canvas) >= 16 ? 1 : 0);
	in->y += rows;
	in->height -= rows;
}

AcRect ac_tui_prompt(AcCanvas *canvas, AcRect *in, const char *prompt)
{
	int used = ac_canvas_line(canvas, *in, AC_ROLE_HEADING, prompt) + 1, rows = in->height >= 12 ? 2 : 1;
	AcRect field = {in->x + used, in->y, in->width - used, 1};
	in->y += rows;
	in->height -= rows;
	return field;
}

void ac_tui_draw_too_small(AcCanvas *canvas)
{
	g_autofree char *text = g_strdup_printf(
	    _("Aftercare needs %d×%d, better 80×24. Here: %d×%d. Enlarge it, or q leaves."), AC_DESK_MIN_WIDTH,
	    AC_DESK_MIN_HEIGHT, ac_canvas_width(canvas), ac_canvas_height(canvas));
	ac_canvas_paragraph(canvas, ac_canvas_whole(canvas), AC_ROLE_TEXT, text);
	ac_canvas_set_cursor(canvas, 0, 0);
}

/* Nothing that tells what this is. */
void ac_tui_draw_hidden(AcCanvas *canvas)
{
	AcRect whole = ac_canvas_whole(canvas);
	ac_canvas_line(canvas, (AcRect){0, whole.height - 1, whole.width, 1}, AC_ROLE_DIM, _("Enter"));
	ac_canvas_set_cursor(canvas, 0, 0);
}

char *ac_tui_question(const AcWordsContext *words, const AcQuestion *question)
{
	g_autofree char *date = NULL;
	if (question->session != NULL)
		date = ac_words_date(words, ac_time_date(question->session->end, question->session->zone));
	switch (question->kind) {
	case AC_QUESTION_SESSION_HAPPENED:
		return g_strdup_printf(_("Did your session on %s take place?"), date);
	case AC_QUESTION_LAST_SESSION:
		return g_strdup_printf(_("Was the session on %s your last one?"), date);
	case AC_QUESTION_MILESTONE:
		return ac_text_plain(question->milestone->ask);
	default: {
		g_autofree char *title = ac_text_plain(question->trait->title);
		return g_strdup_printf(_("%s … ?"), title);
	}
	}
}
