/* SPDX-License-Identifier: MIT */
/* The file of a new protocol. Each rule has a comment that says in words what it says, and nothing stands in
 * it that was not told. */
#include "protocol_draft.h"

#include <string.h>

#include "base/text.h"
#include "render/words.h"

#define DAYS(n)       ((AcInstant)(n)*24 * AC_HOUR - 12 * AC_HOUR) /* "4d" after a session at noon */
#define CLEANSER_MOST DAYS(10)

void ac_draft_init(AcDraft *draft)
{
	*draft = (AcDraft){.treatment_day = AC_TREATMENT_DAY_UNSAID,
	                   .bans = g_array_new(FALSE, TRUE, sizeof(AcDraftBan))};
}

void ac_draft_forget_bans(AcDraft *draft)
{
	for (guint i = 0; i < draft->bans->len; i++) {
		AcDraftBan *ban = &g_array_index(draft->bans, AcDraftBan, i);
		g_free(ban->id);
		g_free(ban->title);
		ac_draft_time_clear(&ban->time);
	}
	g_array_set_size(draft->bans, 0);
}

void ac_draft_clear(AcDraft *draft)
{
	for (guint i = 0; i < AC_N_DRAFT_TOPICS; i++)
		ac_draft_time_clear(&draft->times[i]);
	ac_draft_forget_bans(draft);
	g_array_unref(draft->bans);
	g_free(draft->id);
	g_free(draft->clinic);
	g_free(draft->phone);
	g_free(draft->leaflet);
	g_free(draft->review_by);
}

/* ---- pieces ---------------------------------------------------------------------------------- */

typedef struct {
	const AcDraft *draft;
	GString *out;
	gboolean has_entry; /* of the present list */
	GString *removed;
} Writer;

/* Between quotes: what would end the text, or mean something in it, goes. */
static void put_quoted(GString *out, const char *text)
{
	g_autofree char *plain = ac_text_plain(text);
	g_strdelimit(plain, "\"", '\'');
	g_strdelimit(plain, "\\", '/');
	g_string_append_printf(out, "\"%s\"", plain);
}

static void put_setting(GString *out, const char *indent, const char *key, const char *text)
{
	if (text == NULL)
		return;
	g_string_append_printf(out, "%s%s = ", indent, key);
	put_quoted(out, text);
	g_string_append(out, ";\n");
}

static const AcDraftTime *time_of(const Writer *writer, AcDraftTopic topic)
{
	return &writer->draft->times[topic];
}

static gboolean is_given(const AcDraftTime *time)
{
	return time->kind == AC_DRAFT_TIME;
}

/* Owned: "72 hours after each session". */
static char *when_words(const char *text, gboolean is_final)
{
	g_autofree char *offset = ac_words_offset(text);
	if (g_ascii_isdigit(*offset))
		return g_strdup_printf(is_final ? _("%s after the last session") : _("%s after each session"),
		                       offset);
	return g_strdup_printf(
	    is_final ? _("%s, counted from the last session") : _("%s, counted from each session"), offset);
}

static void put_comment(Writer *writer, const char *text)
{
	g_autofree char *plain = ac_text_plain(text);
	g_string_append_printf(writer->out, "%s    # %s\n", writer->has_entry ? ",\n" : "", plain);
	writer->has_entry = FALSE;
}

/* One entry: its keys, after its comment. */
static void put_entry(Writer *writer, const char *format, ...) G_GNUC_PRINTF(2, 3);
static void put_entry(Writer *writer, const char *format, ...)
{
	va_list values;
	va_start(values, format);
	g_string_append(writer->out, writer->has_entry ? ",\n    { " : "    { ");
	g_string_append_vprintf(writer->out, format, values);
	g_string_append(writer->out, " source = \"leaflet\"; }");
	va_end(values);
	writer->has_entry = TRUE;
}

static void put_remove(Writer *writer, const char *id)
{
	g_string_append_printf(writer->removed, "%s\"%s\"", writer->removed->len > 0 ? ", " : "", id);
}

#define WHY "why = \"Our leaflet says so.\";"

/* ---- rules from an empty sheet --------------------------------------------------------------- */

static void put_until(Writer *writer, const char *what, const AcDraftTime *time)
{
	g_autofree char *comment = NULL;
	if (time->kind == AC_DRAFT_NO_END) {
		comment = g_strdup_printf(_("%s: no, and no end is given. Clients are told to ask you."), what);
	} else {
		g_autofree char *when = when_words(time->text, time->is_final);
		comment = g_strdup_printf(_("%s: no, until %s."), what, when);
	}
	put_comment(writer, comment);
}

static const char *end_of(const AcDraftTime *time)
{
	return is_given(time) ? time->text : "unsaid";
}

static const char *anchor_of(const AcDraftTime *time)
{
	return time->is_final ? " anchor = \"final\";" : "";
}

static gboolean is_ban(const AcDraftTime *time)
{
	return time->kind == AC_DRAFT_NO_END || (is_given(time) && time->at > 0);
}

/* What comes after a step of washing: the next date that was told. */
static const char *next_wash(const Writer *writer, const AcDraftTime *after, const AcDraftTime *cleanser)
{
	const AcDraftTime *swim = time_of(writer, AC_DRAFT_SWIM);
	if (cleanser != NULL && is_given(cleanser) && cleanser->at > after->at)
		return cleanser->text;
	return is_given(swim) && swim->at > after->at ? swim->text : "unsaid";
}

static void put_water(Writer *writer)
{
	const AcDraftTime *water = time_of(writer, AC_DRAFT_WATER),
	                  *cleanser = time_of(writer, AC_DRAFT_CLEANSER), *swim = time_of(writer, AC_DRAFT_SWIM);
	if (is_given(water) && water->at > 0) {
		put_until(writer, _("Water on the scalp"), water);
		put_entry(writer, "id = \"dry\"; on = \"water\"; allow = \"none\"; to = \"%s\"; " WHY, water->text);
	}
	if (is_given(water) && !(is_given(cleanser) && cleanser->at <= water->at)) {
		put_comment(writer, _("Then: rinsing with plain water, and nothing stronger."));
		put_entry(writer,
		          "id = \"rinse\"; on = \"water\"; allow = \"rinse\"; from = \"%s\"; to = \"%s\"; " WHY,
		          water->text, next_wash(writer, water, cleanser));
	}
	if (is_given(cleanser)) {
		g_autofree char *when = when_words(cleanser->text, FALSE);
		gboolean is_open = strcmp(next_wash(writer, cleanser, NULL), "unsaid") == 0;
		g_autofree char *comment = g_strdup_printf(
		    is_open ? _("A gentle cleanser: yes, from %s. Anything stronger: no, and no end is given.")
		            : _("A gentle cleanser: yes, from %s. Anything stronger: not yet."),
		    when);
		put_comment(writer, comment);
		put_entry(writer,
		          "id = \"cleanse\"; on = \"water\"; allow = \"mild\"; from = \"%s\"; to = \"%s\"; " WHY,
		          cleanser->text, next_wash(writer, cleanser, NULL));
	}
	if (is_given(swim) && (is_given(cleanser) || is_given(water))) {
		put_comment(writer,
		            _("When swimming is allowed the head may go under water, so washing has no bounds."));
		put_entry(writer, "id = \"under\"; on = \"water\"; allow = \"submerge\"; from = \"%s\"; " WHY,
		          swim->text);
	}
}

static void put_gym(Writer *writer)
{
	const AcDraftTime *gym = time_of(writer, AC_DRAFT_GYM);
	if (is_ban(gym)) {
		put_until(writer, _("The gym, and what makes one sweat"), gym);
		put_entry(writer,
		          "id = \"gym\"; on = (\"hard\", \"sweat\"); verdict = \"avoid\"; to = \"%s\";%s " WHY,
		          end_of(gym), anchor_of(gym));
	}
	if (is_given(gym)) {
		put_comment(writer, _("After that: any exercise."));
		put_entry(writer, "id = \"gym-again\"; on = \"effort\"; allow = \"hard\"; from = \"%s\";%s " WHY,
		          gym->text, anchor_of(gym));
	}
}

static void put_shave(Writer *writer)
{
	const AcDraftTime *shave = time_of(writer, AC_DRAFT_SHAVE);
	if (is_ban(shave)) {
		put_until(writer, _("Shaving the scalp"), shave);
		put_entry(writer, "id = \"unshaven\"; on = \"shave\"; allow = \"none\"; to = \"%s\";%s " WHY,
		          end_of(shave), anchor_of(shave));
	}
	if (is_given(shave)) {
		put_comment(writer, _("After that: also with a blade."));
		put_entry(writer, "id = \"shave-again\"; on = \"shave\"; allow = \"razor\"; from = \"%s\";%s " WHY,
		          shave->text, anchor_of(shave));
	}
}

/* A ban, and after it a yes. */
static void put_simple(Writer *writer, AcDraftTopic topic, const char *what, const char *id, const char *on)
{
	const AcDraftTime *time = time_of(writer, topic);
	if (is_ban(time)) {
		put_until(writer, what, time);
		put_entry(writer, "id = \"%s\"; on = %s; verdict = \"avoid\"; to = \"%s\";%s " WHY, id, on,
		          end_of(time), anchor_of(time));
	}
	if (is_given(time)) {
		put_comment(writer, _("After that: yes."));
		put_entry(writer, "id = \"%s-again\"; on = %s; verdict = \"ok\"; from = \"%s\";%s " WHY, id, on,
		          time->text, anchor_of(time));
	}
}

static void put_empty_rules(Writer *writer)
{
	put_water(writer);
	put_gym(writer);
	put_simple(writer, AC_DRAFT_SWIM, _("Swimming"), "swim", "(\"pool\", \"sea\", \"lake\")");
	put_simple(writer, AC_DRAFT_SUN, _("Sun on the scalp"), "sun", "\"sun\"");
	put_shave(writer);
	put_simple(writer, AC_DRAFT_CREAM, _("Moisturiser"), "cream", "\"moisturiser\"");
}

/* ---- changes to the standard rules ----------------------------------------------------------- */

/* The rules of config/protocols/smp.cfg, called by the ids they have there. */
static void change_water(Writer *writer)
{
	const AcDraftTime *water = time_of(writer, AC_DRAFT_WATER),
	                  *cleanser = time_of(writer, AC_DRAFT_CLEANSER);
	AcInstant at = is_given(water) ? water->at : 24 * AC_HOUR;
	const char *dry = is_given(water) ? water->text : "24h",
	           *wash = is_given(cleanser) ? cleanser->text : "4d";
	AcInstant wash_at = is_given(cleanser) ? cleanser->at : DAYS(4);
	if (!is_given(water) && !is_given(cleanser))
		return;
	if (wash_at < at) {
		wash = dry;
		wash_at = at;
	}
	g_autofree char *first = when_words(dry, FALSE), *then = when_words(wash, FALSE);
	g_autofree char *comment = g_strdup_printf(_("Dry until %s, then plain water; a gentle cleanser from %s. "
	                                             "Shampoo as the standard rules have it."),
	                                           first, then);
	put_comment(writer, comment);
	put_entry(writer, "id = \"dry\"; to = \"%s\"; " WHY, dry);
	if (at < wash_at)
		put_entry(writer, "id = \"rinse\"; from = \"%s\"; to = \"%s\"; " WHY, dry, wash);
	else
		put_remove(writer, "rinse");
	if (wash_at < CLEANSER_MOST)
		put_entry(writer, "id = \"cleanse\"; from = \"%s\"; " WHY, wash);
	else
		put_remove(writer, "cleanse");
}

static void change_gym(Writer *writer)
{
	const AcDraftTime *gym = time_of(writer, AC_DRAFT_GYM);
	const char *open = gym->at >= DAYS(28) ? " unset = (\"to\");" : "";
	if (!is_given(gym))
		return;
	put_until(writer, _("The gym, and what makes one sweat"), gym);
	put_entry(writer, "id = \"light\"; to = \"%s\"; " WHY, gym->text);
	put_entry(writer, "id = \"hard\"; from = \"%s\";%s " WHY, gym->text, open);
	put_entry(writer, "id = \"sweat\"; to = \"%s\"; " WHY, gym->text);
	put_entry(writer, "id = \"sweat-later\"; from = \"%s\";%s " WHY, gym->text, open);
}

static void change_swim(Writer *writer)
{
	const AcDraftTime *swim = time_of(writer, AC_DRAFT_SWIM);
	if (!is_given(swim))
		return;
	g_autofree char *when = when_words(swim->text, TRUE);
	g_autofree char *comment = g_strdup_printf(_("Swimming: no, until %s."), when);
	put_comment(writer, comment);
	put_entry(writer,
	          "id = \"our-swim\"; on = (\"pool\", \"sea\", \"lake\", \"hot-tub\"); verdict = \"avoid\"; to = "
	          "\"%s\"; "
	          "anchor = \"final\"; " WHY,
	          swim->text);
	put_entry(writer, "id = \"swim-later\"; from = \"%s\"; " WHY, swim->text);
}

static void change_sun(Writer *writer)
{
	const AcDraftTime *sun = time_of(writer, AC_DRAFT_SUN);
	if (!is_given(sun))
		return;
	put_until(writer, _("Sun on the scalp"), sun);
	put_entry(writer, "id = \"sun\"; to = \"%s\"; " WHY, sun->text);
	if (sun->at < DAYS(28)) {
		put_entry(writer, "id = \"sun-short\"; from = \"%s\"; " WHY, sun->text);
	} else {
		put_entry(writer, "id = \"sun-later\"; from = \"%s\"; " WHY, sun->text);
		put_remove(writer, "sun-short");
	}
}

static void change_shave(Writer *writer)
{
	const AcDraftTime *shave = time_of(writer, AC_DRAFT_SHAVE);
	if (!is_given(shave))
		return;
	put_until(writer, _("Shaving the scalp"), shave);
	put_entry(writer, "id = \"unshaven\"; to = \"%s\"; " WHY, shave->text);
	if (shave->at < DAYS(10)) {
		put_entry(writer, "id = \"clip\"; from = \"%s\"; " WHY, shave->text);
		return;
	}
	put_remove(writer, "clip");
	put_entry(writer, "id = \"shave\"; from = \"%s\"; " WHY, shave->text);
	put_entry(writer, "id = \"razor\"; to = \"%s\"; " WHY, shave->text);
}

static void change_cream(Writer *writer)
{
	const AcDraftTime *cream = time_of(writer, AC_DRAFT_CREAM);
	if (!is_given(cream))
		return;
	put_until(writer, _("Moisturiser"), cream);
	put_entry(writer, "id = \"our-cream\"; on = \"moisturiser\"; verdict = \"avoid\"; to = \"%s\"; " WHY,
	          cream->text);
	put_entry(writer, "id = \"cream\"; from = \"%s\"; " WHY, cream->text);
	put_entry(writer, "id = \"matte\"; from = \"%s\"; " WHY, cream->text);
}

static void put_task(Writer *writer, const char *id, const char *keys)
{
	g_string_append_printf(writer->out, "%s    { id = \"%s\"; %s }", writer->has_entry ? ",\n" : "", id,
	                       keys);
	writer->has_entry = TRUE;
}

/* What reminds of something waits for it too. */
static void put_tasks(Writer *writer)
{
	const AcDraftTime *water = time_of(writer, AC_DRAFT_WATER),
	                  *cleanser = time_of(writer, AC_DRAFT_CLEANSER),
	                  *cream = time_of(writer, AC_DRAFT_CREAM);
	if (!is_given(water) && !is_given(cleanser) && !is_given(cream))
		return;
	const char *dry = is_given(water) ? water->text : "24h",
	           *wash = is_given(cleanser) ? cleanser->text : "4d";
	AcInstant dry_at = is_given(water) ? water->at : 24 * AC_HOUR,
	          wash_at = is_given(cleanser) ? cleanser->at : DAYS(4);
	g_string_append(writer->out, "\n  # The reminders that go with it.\n  tasks = (\n");
	writer->has_entry = FALSE;
	g_autofree char *rinse = g_strdup_printf("from = \"%s\"; to = \"%s\";", dry, wash);
	g_autofree char *clean = g_strdup_printf("from = \"%s\";", wash_at < dry_at ? dry : wash);
	g_autofree char *moisten = g_strdup_printf("from = \"%s\";", is_given(cream) ? cream->text : "4d");
	if (dry_at < wash_at)
		put_task(writer, "rinse-gently", rinse);
	else
		put_remove(writer, "rinse-gently");
	put_task(writer, "wash-gently", clean);
	put_task(writer, "moisturise", moisten);
	g_string_append(writer->out, "\n  );\n");
	writer->has_entry = FALSE;
}

static void put_changes(Writer *writer)
{
	change_water(writer);
	change_gym(writer);
	change_swim(writer);
	change_sun(writer);
	change_shave(writer);
	change_cream(writer);
}

/* ---- the rest -------------------------------------------------------------------------------- */

static void put_bans(Writer *writer)
{
	for (guint i = 0; i < writer->draft->bans->len; i++) {
		const AcDraftBan *ban = &g_array_index(writer->draft->bans, AcDraftBan, i);
		put_until(writer, ban->title, &ban->time);
		put_entry(writer, "id = \"our-%s\"; on = \"%s\"; %s to = \"%s\";%s " WHY, ban->id, ban->id,
		          ban->is_ladder ? "allow = \"none\";" : "verdict = \"avoid\";", end_of(&ban->time),
		          anchor_of(&ban->time));
	}
}

/* A list without an entry is none. */
static void end_list(Writer *writer, gsize begin)
{
	if (writer->has_entry)
		g_string_append(writer->out, "\n  );\n");
	else
		g_string_truncate(writer->out, begin);
	writer->has_entry = FALSE;
}

/* What the file must say an hour after a session. */
static void put_tests(Writer *writer)
{
	static const char *const asked[AC_N_DRAFT_TOPICS] = {"rinse", "mild",  "hard",       "pool",
	                                                     "sun",   "razor", "moisturiser"};
	gsize begin = writer->out->len;
	g_string_append(writer->out, "\n  # Proof: what clients must be told an hour after a session. Run by "
	                             "\"aftercare protocol check\".\n  tests = (\n");
	writer->has_entry = FALSE;
	for (guint i = 0; i < AC_N_DRAFT_TOPICS; i++) {
		const AcDraftTime *time = time_of(writer, (AcDraftTopic)i);
		if (time->kind != AC_DRAFT_NO_END && !(is_given(time) && time->at > AC_HOUR))
			continue;
		/* Without a date for the first water, what is not said of water is not said of the cleanser either.
		 */
		if (i == AC_DRAFT_CLEANSER && !writer->draft->is_standard &&
		    !(time_of(writer, AC_DRAFT_WATER)->at > AC_HOUR))
			continue;
		g_string_append_printf(writer->out, "%s    { at = \"1h\"; ask = \"%s\"; answer = \"avoid\"; }",
		                       writer->has_entry ? ",\n" : "", asked[i]);
		writer->has_entry = TRUE;
	}
	end_list(writer, begin);
}

static void put_head(Writer *writer)
{
	const AcDraft *draft = writer->draft;
	g_string_append(
	    writer->out,
	    "# Written by \"aftercare protocol new\" from a practitioner's answers. It is yours: change "
	    "what you like.\n"
	    "#   - A line that begins with # is a note; the program does not read it.\n"
	    "#   - \"72h\" is 72 hours after the session's end, \"4d\" the start of the fourth day after "
	    "the treatment day,\n"
	    "#     \"28d\" is 28 days, \"1mo\" a calendar month.\n"
	    "#   - Every key there is:  aftercare protocol reference\n\n");
	if (draft->clinic != NULL) {
		g_string_append(writer->out, "# Who you are: this stands on every page.\nclinic = {\n");
		put_setting(writer->out, "  ", "id", draft->id);
		put_setting(writer->out, "  ", "name", draft->clinic);
		put_setting(writer->out, "  ", "phone", draft->phone);
		put_setting(writer->out, "  ", "protocol", draft->id);
		g_string_append(writer->out, "};\n\n");
	}
	g_string_append(writer->out, "protocol = {\n");
	put_setting(writer->out, "  ", "id", draft->id);
	if (draft->is_standard) {
		g_string_append(writer->out,
		                "  # It begins with the standard rules; what stands below changes them.\n");
		put_setting(writer->out, "  ", "extends", "smp");
	}
	put_setting(writer->out, "  ", "title", draft->leaflet);
	g_string_append(writer->out, "  version = \"1.0\";\n  language = \"en\";\n  status = \"active\";\n");
	put_setting(writer->out, "  ", "author", draft->clinic);
	put_setting(writer->out, "  ", "review_by", draft->review_by);
	if (draft->treatment_day == AC_TREATMENT_DAY_UNSAID) {
		g_string_append(
		    writer->out,
		    "  # Which day is day 1 was not said, so \"day 4\" is read both ways, to be careful.\n"
		    "  treatment_day = \"unsaid\";\n");
	} else {
		g_string_append_printf(writer->out,
		                       "  # The day of the treatment is day %d.\n  treatment_day = %d;\n",
		                       draft->treatment_day, draft->treatment_day);
	}
	g_string_append(writer->out,
	                "\n  # Who says so: the leaflet itself.\n  sources = (\n    { id = \"leaflet\"; "
	                "title = ");
	put_quoted(writer->out, draft->leaflet);
	g_string_append(writer->out, "; }\n  );\n");
}

char *ac_draft_text(const AcDraft *draft)
{
	g_autoptr(GString) removed = g_string_new(NULL);
	Writer writer = {.draft = draft, .out = g_string_new(NULL), .removed = removed};
	put_head(&writer);
	gsize begin = writer.out->len;
	g_string_append(writer.out,
	                "\n  # What a client may do, and when. What no rule speaks of is not covered: clients "
	                "are told to ask you.\n  rules = (\n");
	if (draft->is_standard)
		put_changes(&writer);
	else
		put_empty_rules(&writer);
	put_bans(&writer);
	end_list(&writer, begin);
	if (draft->is_standard)
		put_tasks(&writer);
	if (removed->len > 0)
		g_string_append_printf(
		    writer.out, "\n  # What the dates above leave no time for.\n  remove = (%s);\n", removed->str);
	put_tests(&writer);
	g_string_append(writer.out, "};\n");
	return g_string_free(writer.out, FALSE);
}
