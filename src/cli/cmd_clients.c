/* SPDX-License-Identifier: MIT */
#include "base/text.h"
#include "client.h"

typedef struct {
	AcCall *call;
	AcSheet *sheet;       /* or */
	AcJsonPeople *people; /* one of them is not NULL */
	guint n;
} Visit;

static void add(Visit *visit, const AcPerson *person)
{
	visit->n++;
	if (visit->people != NULL)
		ac_json_people_add(visit->people, person);
	else
		ac_sheet_person_today(visit->sheet, person);
}

static void visit_client(const AcClientRow *row, const AcPlan *plan, const GError *problem, void *data)
{
	Visit *visit = data;
	AcPerson person = ac_client_person(row);
	if (plan == NULL) {
		person.problem = problem->message;
		add(visit, &person);
		return;
	}
	const AcClient *client = ac_plan_client(plan);
	const AcFacts facts = {.words = {.now = ac_app_now(visit->call->app), .zone = client->zone, .plan = plan},
	                       .client_name = row->name};
	g_autoptr(AcArena) arena = ac_arena_new();
	person.facts = &facts;
	person.day = ac_plan_day(plan, arena, ac_time_date(facts.words.now, facts.words.zone));
	add(visit, &person);
}

static gboolean run(AcCall *call, GError **error)
{
	g_autoptr(AcSheet) sheet = ac_call_sheet(call);
	Visit visit = {.call = call, .sheet = sheet};
	if (ac_call_flag(call, "json"))
		visit.people = ac_json_people_new();
	gboolean done = ac_app_each_client(call->app, visit_client, &visit, error);
	if (visit.people != NULL) {
		g_autofree char *json = ac_json_people_finish(visit.people, ac_call_json_style(call));
		if (done)
			ac_call_print_json(call, g_steal_pointer(&json));
		return done;
	}
	if (done && visit.n == 0)
		ac_sheet_people(sheet, NULL, 0);
	if (done)
		ac_call_print(call, sheet);
	return done;
}

static const AcCommand CLIENTS_TODAY = {
    .name = "today",
    .summary = N_("who is due what, over all clients"),
    .example = "aftercare clients today",
    .needs = AC_NEEDS_STORE | AC_NEEDS_CATALOGUE,
    .flags = AC_COMMAND_JSON,
    .run = run,
};

static const AcCommand *const SUBCOMMANDS[] = {&CLIENTS_TODAY, NULL};

const AcCommand ac_command_clients = {
    .name = "clients",
    .args = "today",
    .summary = N_("who is due what, over all clients"),
    .example = "aftercare clients today",
    .subcommands = SUBCOMMANDS,
};
