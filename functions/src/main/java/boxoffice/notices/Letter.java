package boxoffice.notices;

/**
 * What a mail says.
 *
 * @param subject one line
 * @param text for those who read plain text, its lines ended by LF
 * @param html the same as HTML
 */
record Letter(String subject, String text, String html) {}
