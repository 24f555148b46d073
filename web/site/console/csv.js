/** The whole attendee list as one CSV file. */

import { send } from '../api.js';
import { fileName, save } from '../download.js';

/** Begins every page of the API. Reading a page as text removes it, and Excel needs it at the start of a file. */
const BYTE_ORDER_MARK = '\uFEFF';

export async function downloadCsv(event, signal) {
  const parts = [];
  let query = '';
  do {
    const { text, headers } = await send('GET', `/events/${event.eventId}/bookings${query}`, {
      accept: 'text/csv',
      signal,
    });
    parts.push(parts.length === 0 ? text : withoutHeader(text));
    query = next(headers.get('Link'));
  } while (query !== null);
  save(new Blob([BYTE_ORDER_MARK, ...parts], { type: 'text/csv' }), `${fileName(event.name)}.csv`);
}

/** The names of columns have no line breaks, so the first one ends the header row. */
const withoutHeader = (text) => text.slice(text.indexOf('\n') + 1);

/** The query of the next page (RFC 8288); null after the last one. */
function next(header) {
  const link = header?.split(',').find((each) => /;\s*rel="?next"?/.test(each));
  return link ? new URL(/<([^>]*)>/.exec(link)[1], 'https://page.invalid/').search : null;
}
