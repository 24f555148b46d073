/** German: the texts of the first view. The others are in de.more.js. */
export default {
  // The frame
  'Skip to the content': 'Zum Inhalt',
  Main: 'Hauptmenü',
  Events: 'Veranstaltungen',
  'My bookings': 'Meine Buchungen',
  Organize: 'Veranstalten',
  'Sign in': 'Anmelden',
  Account: 'Konto',
  'Sign out': 'Abmelden',
  'You are signed out.': 'Sie sind abgemeldet.',
  'You are signed out. Sign in again.': 'Sie sind abgemeldet. Melden Sie sich wieder an.',
  'You are signed out on this device, but the server did not confirm it.':
    'Sie sind auf diesem Gerät abgemeldet, aber der Server hat es nicht bestätigt.',
  'Another person signed in in another tab.': 'In einem anderen Tab hat sich jemand anderes angemeldet.',
  'You signed out in another tab.': 'Sie haben sich in einem anderen Tab abgemeldet.',
  'You signed in in another tab.': 'Sie haben sich in einem anderen Tab angemeldet.',
  'Try again': 'Noch einmal versuchen',

  // The list of events
  'Upcoming events': 'Kommende Veranstaltungen',
  'Search events': 'Veranstaltungen suchen',
  Month: 'Monat',
  Place: 'Ort',
  '{from} to {to}': '{from} bis {to}',
  '{time} your time': '{time} Ihrer Zeit',

  // Sales
  Draft: 'Entwurf',
  'Only you see it.': 'Nur Sie sehen ihn.',
  Cancelled: 'Abgesagt',
  'The event will not take place.': 'Die Veranstaltung findet nicht statt.',
  Over: 'Vorbei',
  'On now': 'Läuft gerade',
  'It started on {time}.': 'Beginn war {time}.',
  'Not on sale yet': 'Noch nicht im Verkauf',
  'Tickets are on sale from {time}.': 'Der Verkauf beginnt {time}.',
  'Sales closed': 'Verkauf beendet',
  'Tickets were on sale until {time}.': 'Der Verkauf endete {time}.',
  Selling: 'Im Verkauf',
  'Nearly full': 'Fast ausverkauft',
  'Sold out': 'Ausverkauft',
  'Sold out, {n} waiting': { one: 'Ausverkauft, {n} wartet', other: 'Ausverkauft, {n} warten' },
  'Seats taken': 'Vergebene Plätze',
  'No tickets left': 'Keine Tickets mehr',
  'Not on sale: available tickets go to the waitlist': 'Freie Tickets gehen an die Warteliste',
  '{left} of {n} tickets left': {
    one: 'Noch {left} von {n} Ticket',
    other: 'Noch {left} von {n} Tickets',
  },

  // What may go wrong at once
  'There is no connection.': 'Es gibt keine Verbindung.',
  'in a moment': 'gleich',
  'in {n} seconds': { one: 'in {n} Sekunde', other: 'in {n} Sekunden' },
  'in {n} minutes': { one: 'in {n} Minute', other: 'in {n} Minuten' },
  'in {n} hours': { one: 'in {n} Stunde', other: 'in {n} Stunden' },
  'Many people are here right now. Trying again {soon}.': 'Gerade sind viele Menschen hier. Nächster Versuch {soon}.',
  'The page cannot show what belongs here.': 'Die Seite kann nicht zeigen, was hierher gehört.',
};
