package boxoffice.web;

import java.util.List;

/** The faults that were found in use, each with what mended it. */
final class PageMutations {

  private PageMutations() {}

  static List<PageMutation> all() {
    return List.of(
        new PageMutation(
            "back after “Load more” loses cards",
            "finding/finding.js",
            "reach = kept() ?? {",
            "reach = {",
            FindingTest.class,
            "back_after_loading_more_keeps_the_place"),
        new PageMutation(
            "back after “Load more” loses the place",
            "app.js",
            "(back && scrolled.get(entry)) || 0",
            "0",
            FindingTest.class,
            "back_after_loading_more_keeps_the_place"),
        new PageMutation(
            "back to my events loses cards",
            "views/organize.js",
            "await events.load(kept());",
            "await events.load();",
            MyEventsTest.class,
            "the_way_back_has_all_cards_and_the_place"),
        new PageMutation(
            "my events begin with the oldest",
            "console/run-events.js",
            "coming: [...on, ...sides.from.items]",
            "coming: [...sides.before.items.toReversed(), ...sides.from.items]",
            MyEventsTest.class,
            "what_is_next_comes_first_what_is_over_last"),
        new PageMutation(
            "numbers in the list never change",
            "finding/finding.js",
            "poll(shelf.eventsOf(parts()), refresh, draw, signal);",
            "",
            FindingTest.class,
            "numbers_change_in_place"),
        new PageMutation(
            "numbers in my events never change",
            "views/organize.js",
            "await events.refresh();",
            "",
            MyEventsTest.class,
            "numbers_follow_the_sale"),
        new PageMutation(
            "German browsers get an American clock",
            "language.js",
            "locale = written(own.region ? `${language}-${own.region}` : language)",
            "locale = navigator.languages.findLast((each) => each.startsWith(language)) ??"
                + " language",
            FormatTest.class,
            "times_are_as_in_the_region"),
        new PageMutation(
            "two clocks in one line",
            "format.js",
            "hourCycle === clockOf(locale) ? {} : { hourCycle }",
            "{}",
            FormatTest.class,
            "no_browser_sees_two_clocks"),
        new PageMutation(
            "zones are named by where the language is from",
            "format.js",
            "{ timeZoneName: 'longGeneric' }, language)",
            "{ timeZoneName: 'short' }, locale)",
            FormatTest.class,
            "zone_has_one_name_for_all_regions"),
        new PageMutation(
            "a new tab is signed out",
            "session.js",
            " || (await holders(OPEN)) > 0;",
            ";",
            SessionTest.class,
            "a_new_tab_is_signed_in"),
        new PageMutation(
            "errors name fields of the API",
            "forms.js",
            ".map(({ reason }) => flawOf(reason, labelOf))",
            ".map(({ reason }) => reason)",
            FieldErrorsTest.class,
            "each_field_of_an_event_says_it_itself"),
        new PageMutation(
            "errors of what is no field name it",
            "forms.js",
            "const known = marked.length > 0 && problem.type",
            "const known = problem.type",
            FieldErrorsTest.class,
            "what_is_no_field_is_no_riddle"),
        new PageMutation(
            "large text runs over the edge of a phone",
            "styles.css",
            "@container (min-width: 18rem)",
            "@container (min-width: 1px)",
            HeaderTest.class,
            "the_header_fits_with_large_text"),
        new PageMutation(
            "the header wraps on a tablet",
            "styles.css",
            """
              body.signed-in #who {
                display: block;
                flex: 1 1 6rem;
                text-align: end;
                margin-inline-start: auto;
              }
              body #account:not(:popover-open) {
                display: none;
              }
            """,
            """
              body.signed-in #who {
                display: block;
              }
            """,
            HeaderTest.class,
            "the_header_fits_at_every_width"),
        new PageMutation(
            "a phone does not show who is signed in",
            "styles.css",
            "body.signed-in #who {\n    display: block;",
            "body.signed-in #who {\n    display: none;",
            HeaderTest.class,
            "a_phone_shows_who_is_signed_in"),
        new PageMutation(
            "a search finds no Łukasz and no Sørensen",
            "fold.js",
            ".replace(LETTERS, (letter) => APART[letter])",
            "",
            FindingTest.class,
            "a_search_finds"),
        new PageMutation(
            "a search finds no words in another order",
            "fold.js",
            ".split(/\\s+/)",
            ".split('\\n')",
            FindingTest.class,
            "words_of_name_and_venue_find_an_event"),
        new PageMutation(
            "a search finds no pasted ticket code",
            "console/attendee-list.js",
            "code ? withTicket(list, bookingOf(code)) : []",
            "[]",
            ConsoleTest.class,
            "the_search_finds_what_people_type_or_paste"),
        new PageMutation(
            "leaving the waitlist is counted as given back",
            "console/series.js",
            "return from.state === 'CONFIRMED' ? to.quantity : 0;",
            "return to.quantity;",
            PlotTest.class,
            "leaving_the_waitlist_gives_nothing_back"),
        new PageMutation(
            "leaving the waitlist is called cancelled",
            "console/attendee-list.js",
            "history.at(-2)?.state === 'WAITLISTED' ? 'LEFT' : state",
            "state",
            PlotTest.class,
            "only_tickets_can_be_given_back"),
        new PageMutation(
            "“Close sales” acts on one tap",
            "console/settings.js",
            "onclick: closeSales }",
            "onclick: () => patch(path, { salesUntil: new Date(now()).toISOString()"
                + " }).then(changed) }",
            OrganizerTest.class,
            "the_organizer_closes_sales"),
        new PageMutation(
            "what nobody typed is said to be kept",
            "words.js",
            "const kept = typed && !definite",
            "const kept = !definite",
            FaultsTest.class,
            "nothing_typed_is_not_said_to_be_kept"),
        new PageMutation(
            "a check-in of another day has no day",
            "door/answers.js",
            "return isToday(at, zone) ? t('at {time}', { time }) : ",
            "return true ? t('at {time}', { time }) : ",
            DoorPartsTest.class,
            "a_check_in_of_another_day_says_it"),
        new PageMutation(
            "a message covers buttons",
            "messages.js",
            "signal.aborted || keepClear(region, signal)",
            "undefined",
            NoticeTest.class,
            "a_message_stays_clear_of_what_scrolls"),
        new PageMutation(
            "an organizer finds no link to copy",
            "views/console.js",
            "runs && share,",
            "",
            ConsolePartsTest.class,
            "the_link_of_an_event_can_be_copied"),
        new PageMutation(
            "an unknown time zone takes the list with it",
            "format.js",
            "timeZone: readable(zone)",
            "timeZone: zone",
            FindingTest.class,
            "an_unknown_time_zone_hides_no_event"),
        new PageMutation(
            "a card that fails takes the list with it",
            "pieces.js",
            "    console.error(problem);\n    const text",
            "    throw problem;\n    const text",
            FaultsTest.class,
            "event_that_cannot_be_shown_fails_alone"),
        new PageMutation(
            "a fault of the page is called a lost connection",
            "words.js",
            "type = 'fault', members",
            "type = 'lost', members",
            FaultsTest.class,
            "fault_of_the_page_is_called_one"));
  }
}
