/* SPDX-License-Identifier: MIT */
#include "telling.h"

#include "base/text.h"

void ac_tell_words(AcPage *page, const AcWords *words)
{
	ac_page_add_labelled(page, _("Why"), words->why);
	ac_page_add_labelled(page, _("If you must"), words->otherwise);
	ac_page_add_labelled(page, _("Except"), words->exception);
	ac_page_add_labelled(page, _("Already done"), words->lapse);
	ac_page_add_labelled(page, _("May happen"), words->consequence);
}

void ac_tell_source(AcPage *page, const AcSource *source)
{
	if (source == NULL)
		return;
	ac_page_add_labelled(page, _("Source"), source->title);
	ac_page_add_labelled(page, "", source->url);
	ac_page_add_labelled(page, "", source->note);
}
