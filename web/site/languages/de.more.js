/** German: all texts that the first view does not need. */
export default {
  // Problems
  'Sign in again.': 'Melden Sie sich wieder an.',
  'You are not allowed to do this.': 'Das dürfen Sie nicht.',
  'Only the organizer of the event can do this.': 'Das kann nur der Veranstalter.',
  'Your request is still in progress.': 'Ihre Anfrage läuft noch.',
  'Wait a moment, then try again.': 'Warten Sie kurz und versuchen Sie es noch einmal.',
  'Some values are not valid.': 'Einige Angaben passen nicht.',
  'Check the marked fields.': 'Prüfen Sie die markierten Felder.',
  'You help with this event already.': 'Sie helfen bei dieser Veranstaltung schon mit.',
  'The link still works for somebody else.': 'Der Link gilt weiter für jemand anderen.',
  'This booking was cancelled.': 'Diese Buchung wurde storniert.',
  'Its tickets are no longer valid.': 'Ihre Tickets gelten nicht mehr.',
  'It is too late to cancel this booking.': 'Diese Buchung lässt sich nicht mehr stornieren.',
  'The cancellation deadline has passed. Ask the organizer.': 'Die Frist ist vorbei. Fragen Sie den Veranstalter.',
  '{n} tickets are already sold.': { one: '{n} Ticket ist schon verkauft.', other: '{n} Tickets sind schon verkauft.' },
  'The capacity cannot be lower than that.': 'Weniger Plätze sind nicht möglich.',
  'Your booking cannot be changed like this.': 'So lässt sich Ihre Buchung nicht ändern.',
  'Look at it again, then decide.': 'Sehen Sie sie noch einmal an und entscheiden Sie dann.',
  'This check-in was undone.': 'Dieser Einlass wurde zurückgenommen.',
  'Check the ticket in again.': 'Lassen Sie das Ticket noch einmal ein.',
  'This ticket is already checked in.': 'Dieses Ticket ist schon eingelassen.',
  'You cannot cancel a ticket after check-in.': 'Nach dem Einlass lässt sich ein Ticket nicht mehr stornieren.',
  'You already have a booking for this event, with another number of tickets.':
    'Sie haben für diese Veranstaltung schon eine Buchung, mit einer anderen Zahl von Tickets.',
  'Open that booking to change the number.': 'Öffnen Sie diese Buchung, um die Zahl zu ändern.',
  'Check-in is not open.': 'Der Einlass ist nicht offen.',
  'It opens some hours before the start, until the end.': 'Er öffnet einige Stunden vor dem Beginn, bis zum Ende.',
  'This event is over for good.': 'Diese Veranstaltung ist abgeschlossen.',
  'It cannot change any more.': 'Sie lässt sich nicht mehr ändern.',
  'This event has begun.': 'Diese Veranstaltung hat begonnen.',
  'You cannot cancel it any more.': 'Sie lässt sich nicht mehr absagen.',
  'This event was cancelled.': 'Diese Veranstaltung wurde abgesagt.',
  'You cannot book or change it any more.': 'Sie können sie nicht mehr buchen oder ändern.',
  'This event cannot be published.': 'Diese Veranstaltung kann nicht veröffentlicht werden.',
  'Some of its times do not fit any more. Choose “Edit” and set other ones.':
    'Einige ihrer Zeiten passen nicht mehr. Wählen Sie „Bearbeiten“ und setzen Sie andere.',
  'It was cancelled, or its start is in the past. Set a later start.':
    'Sie wurde abgesagt, oder ihr Beginn ist vorbei. Setzen Sie einen späteren Beginn.',
  'You have {n} events on sale. Wait until one has begun, or ask for more.': {
    one: 'Sie haben {n} Veranstaltung im Verkauf. Warten Sie, bis sie begonnen hat, oder bitten Sie um mehr.',
    other: 'Sie haben {n} Veranstaltungen im Verkauf. Warten Sie, bis eine begonnen hat, oder bitten Sie um mehr.',
  },
  'This event has no guests yet.': 'Diese Veranstaltung hat noch keine Gäste.',
  'Publish it first.': 'Veröffentlichen Sie sie zuerst.',
  'You have events to come.': 'Sie haben kommende Veranstaltungen.',
  'Cancel them under “Organize”, or wait until they have begun.':
    'Sagen Sie sie unter „Veranstalten“ ab, oder warten Sie, bis sie begonnen haben.',
  'This link has expired.': 'Dieser Link ist abgelaufen.',
  'Ask who sent it for another one.': 'Bitten Sie den Absender um einen neuen.',
  'Somebody has taken these tickets.': 'Jemand hat diese Tickets schon genommen.',
  'A link works once. Ask who sent it.': 'Ein Link gilt einmal. Fragen Sie den Absender.',
  'This link no longer works.': 'Dieser Link gilt nicht mehr.',
  'Who sent it withdrew it, or has the tickets no more.':
    'Der Absender hat ihn zurückgezogen oder hat die Tickets nicht mehr.',
  'Tickets of this event are not handed on.': 'Tickets dieser Veranstaltung werden nicht weitergegeben.',
  'Its organizer does not want that.': 'Der Veranstalter möchte das nicht.',
  'You sent this before with other values.': 'Das haben Sie schon mit anderen Angaben gesendet.',
  'Check your bookings and events, then try again.':
    'Prüfen Sie Ihre Buchungen und Veranstaltungen und versuchen Sie es noch einmal.',
  'This invitation has expired.': 'Diese Einladung ist abgelaufen.',
  'Ask the organizer for another one.': 'Bitten Sie den Veranstalter um eine neue.',
  'This invitation was used.': 'Diese Einladung wurde schon benutzt.',
  'It works once. Ask the organizer for another one.': 'Sie gilt einmal. Bitten Sie den Veranstalter um eine neue.',
  'This link does not work.': 'Dieser Link funktioniert nicht.',
  'It was withdrawn, or it is not complete.': 'Er wurde zurückgezogen oder ist unvollständig.',
  'No tickets are left.': 'Es sind keine Tickets mehr da.',
  'Your booking stays as it is.': 'Ihre Buchung bleibt, wie sie ist.',
  'Only {n} tickets are left.': { one: 'Es ist nur noch {n} Ticket da.', other: 'Es sind nur noch {n} Tickets da.' },
  'This is not available on a local system.': 'Das gibt es auf einem lokalen System nicht.',
  'The terminal that runs the system shows the code.': 'Den Code zeigt das Terminal, in dem das System läuft.',
  'Book fewer tickets, or join the waitlist.': 'Buchen Sie weniger Tickets, oder gehen Sie auf die Warteliste.',
  'This is your own link.': 'Das ist Ihr eigener Link.',
  'Send it to who shall have the tickets.': 'Senden Sie ihn an die Person, die die Tickets bekommen soll.',
  'This is too long to send.': 'Das ist zu lang zum Senden.',
  'Shorten the text, then try again.': 'Kürzen Sie den Text und versuchen Sie es noch einmal.',
  'Your booking has changed in the meantime.': 'Ihre Buchung hat sich inzwischen geändert.',
  'The page is out of date.': 'Die Seite ist veraltet.',
  'Reload it, then try again.': 'Laden Sie sie neu und versuchen Sie es noch einmal.',
  'Tickets are not on sale right now.': 'Zurzeit werden keine Tickets verkauft.',
  'The page of the event shows when they are.': 'Wann, steht auf der Seite der Veranstaltung.',
  'This account needs two-step sign-in.': 'Dieses Konto braucht die Anmeldung in zwei Schritten.',
  'Ask the operator to take it out of the group of administrators until you have set that up.':
    'Bitten Sie den Betreiber, es aus der Gruppe der Administratoren zu nehmen, bis Sie das eingerichtet haben.',
  'The sign-in took too long.': 'Die Anmeldung hat zu lange gedauert.',
  'Start again with your password.': 'Beginnen Sie noch einmal mit Ihrem Passwort.',
  'The last ticket has just been sold.': 'Das letzte Ticket wurde gerade verkauft.',
  'Join the waitlist. Returned tickets go to those who wait: first come, first served, among those that fit.':
    'Gehen Sie auf die Warteliste. Zurückgegebene Tickets bekommt, wer am längsten wartet und für wen sie reichen.',
  'This ticket is no longer valid.': 'Dieses Ticket gilt nicht mehr.',
  'It was given back or handed on.': 'Es wurde zurückgegeben oder weitergegeben.',
  'You have bookings for as many events as one person may have.':
    'Sie haben Buchungen für so viele Veranstaltungen, wie eine Person haben darf.',
  'Cancel one of them to book this event.': 'Stornieren Sie eine davon, um diese Veranstaltung zu buchen.',
  'There are too many people or links.': 'Es sind zu viele Personen oder Links.',
  'The limit is {limit}. Remove one first.': 'Möglich sind {limit}. Entfernen Sie zuerst etwas.',
  'One booking cannot have that many tickets.': 'So viele Tickets kann eine Buchung nicht haben.',
  'Fewer are possible.': 'Weniger sind möglich.',
  'It is too late to undo this check-in.': 'Dieser Einlass lässt sich nicht mehr zurücknehmen.',
  'That is possible for 15 minutes.': 'Das ist 15 Minuten lang möglich.',
  'You wait for this event.': 'Sie stehen für diese Veranstaltung auf der Warteliste.',
  'To take the tickets, leave the waitlist.': 'Um die Tickets zu nehmen, verlassen Sie die Warteliste.',
  'The code is wrong or expired.': 'Der Code ist falsch oder abgelaufen.',
  'Enter the code that your app shows now.': 'Geben Sie den Code ein, den Ihre App jetzt zeigt.',
  'The code is wrong, expired or used.': 'Der Code ist falsch, abgelaufen oder benutzt.',
  'Check the latest message, or send a new code.':
    'Prüfen Sie die neueste Nachricht, oder senden Sie einen neuen Code.',
  'The e-mail or the password is wrong.': 'Die E-Mail-Adresse oder das Passwort ist falsch.',
  'Check both, or reset your password.': 'Prüfen Sie beides, oder setzen Sie ein neues Passwort.',
  'The password is wrong.': 'Das Passwort ist falsch.',
  'Enter the password that you sign in with.': 'Geben Sie das Passwort ein, mit dem Sie sich anmelden.',

  // Fields, and questions before something happens
  'This field is required.': 'Dieses Feld ist nötig.',
  'Enter a whole number from {min} to {max}.': 'Geben Sie eine ganze Zahl von {min} bis {max} ein.',
  'Enter a date and a time.': 'Geben Sie Tag und Uhrzeit ein.',
  'Enter at most {max} characters.': 'Geben Sie höchstens {max} Zeichen ein.',
  'This has a character that cannot be used here. Type it again.':
    'Ein Zeichen darin ist hier nicht möglich. Tippen Sie es neu.',
  'Choose a time that has not passed.': 'Wählen Sie eine Zeit, die noch nicht vorbei ist.',
  'Somebody has booked. You can end it now, but not in the past.':
    'Jemand hat gebucht. Die Frist kann jetzt enden, aber nicht in der Vergangenheit.',
  'Choose a time in the next {years} years.': 'Wählen Sie eine Zeit in den nächsten {years} Jahren.',
  'Choose a time after “{other}”.': 'Wählen Sie eine Zeit nach „{other}“.',
  'Choose a time before “{other}”.': 'Wählen Sie eine Zeit vor „{other}“.',
  'Choose a time that is not after “{other}”.': 'Wählen Sie eine Zeit, die nicht nach „{other}“ liegt.',
  'Choose a time at most {days} days after “{other}”.': 'Wählen Sie eine Zeit höchstens {days} Tage nach „{other}“.',
  'Choose a time at most {hours} hours before “{other}”.':
    'Wählen Sie eine Zeit höchstens {hours} Stunden vor „{other}“.',
  'Choose another time.': 'Wählen Sie eine andere Zeit.',
  'Choose a time zone.': 'Wählen Sie eine Zeitzone.',
  'Choose a language.': 'Wählen Sie eine Sprache.',
  'Enter an e-mail address, or an address that begins with https://.':
    'Geben Sie eine E-Mail-Adresse ein, oder eine Adresse, die mit https:// beginnt.',
  'Enter an e-mail address such as name@example.com.':
    'Geben Sie eine E-Mail-Adresse ein, zum Beispiel name@example.com.',
  'Choose {min} to {max} characters, with no space first or last.':
    'Wählen Sie {min} bis {max} Zeichen, ohne Leerzeichen am Anfang und am Ende.',
  'Enter the digits of the code.': 'Geben Sie die Ziffern des Codes ein.',
  'Enter the {digits} digits of the code.': 'Geben Sie die {digits} Ziffern des Codes ein.',
  'Many people use this password. Choose another one.': 'Dieses Passwort benutzen viele. Wählen Sie ein anderes.',
  'Choose a password that is not your address.': 'Wählen Sie ein Passwort, das nicht Ihre Adresse ist.',
  'This password is not allowed. Choose another one.': 'Dieses Passwort ist nicht erlaubt. Wählen Sie ein anderes.',
  'This value is not possible.': 'Diese Angabe ist nicht möglich.',
  Show: 'Zeigen',
  Hide: 'Verbergen',
  'Keep it': 'Behalten',
  'No answer came yet. This page shows what happened as soon as it is known.':
    'Noch kam keine Antwort. Diese Seite zeigt, was geschehen ist, sobald es bekannt ist.',

  // Signing in and up, the account
  'E-mail': 'E-Mail',
  Password: 'Passwort',
  Name: 'Name',
  Code: 'Code',
  'The digits in the message.': 'Die Ziffern in der Nachricht.',
  'Code of your app': 'Code Ihrer App',
  'The six digits that the app shows now.': 'Die sechs Ziffern, die die App jetzt zeigt.',
  'Current password': 'Jetziges Passwort',
  'At least 12 characters. A few words that do not belong together are easy to remember.':
    'Mindestens 12 Zeichen. Ein paar Wörter, die nicht zusammengehören, merkt man sich leicht.',
  'Organizers see it with your bookings.': 'Veranstalter sehen ihn bei Ihren Buchungen.',
  'Keep me signed in on this device': 'Auf diesem Gerät angemeldet bleiben',
  'Otherwise you are signed out when you close the last tab of Box Office. Do not use this on a shared device.':
    'Sonst werden Sie abgemeldet, wenn Sie den letzten Tab von Box Office schließen. Nicht auf Geräten, die auch andere benutzen.',
  'Forgot your password?': 'Passwort vergessen?',
  'Find events, book tickets, and run your own events.':
    'Finden Sie Veranstaltungen, buchen Sie Tickets, veranstalten Sie selbst.',
  'New here? {signUp} or {confirm}.': 'Neu hier? {signUp} oder {confirm}.',
  'Create an account': 'Konto anlegen',
  'enter your code': 'Code eingeben',
  'Enter the code of your app': 'Geben Sie den Code Ihrer App ein',
  'Your account has two-step sign-in. Open your authenticator app.':
    'Ihr Konto hat die Anmeldung in zwei Schritten. Öffnen Sie Ihre Authenticator-App.',
  'Start again': 'Neu beginnen',
  Continue: 'Weiter',
  'First the address. You choose a name and a password together with the code.':
    'Zuerst die Adresse. Name und Passwort wählen Sie zusammen mit dem Code.',
  'If this address can be used, we send it a code.': 'Wenn die Adresse möglich ist, senden wir ihr einen Code.',
  'If this address can be used, we sent it a code.': 'Wenn die Adresse möglich ist, haben wir ihr einen Code gesendet.',
  'If this address needs a code, we sent one.': 'Wenn die Adresse einen Code braucht, haben wir einen gesendet.',
  'Send code': 'Code senden',
  'Already have an account? {signIn}': 'Schon ein Konto? {signIn}',
  'Confirm your address': 'Adresse bestätigen',
  'Choose your name and password, and enter the code from our message.':
    'Wählen Sie Name und Passwort, und geben Sie den Code aus unserer Nachricht ein.',
  Confirm: 'Bestätigen',
  'Your account is ready. Sign in.': 'Ihr Konto ist bereit. Melden Sie sich an.',
  'If you have confirmed before, {signIn} or {reset}. Otherwise, choose “Send code” for a new one.':
    'Wenn Sie schon bestätigt haben: {signIn} oder {reset}. Sonst wählen Sie „Code senden“ für einen neuen.',
  'sign in': 'anmelden',
  'set a new password': 'ein neues Passwort setzen',
  'Back to sign-in': 'Zurück zur Anmeldung',
  'Reset your password': 'Neues Passwort setzen',
  'We send you a code. With a new password, all your sessions end.':
    'Wir senden Ihnen einen Code. Mit einem neuen Passwort werden Sie überall abgemeldet.',
  'If this address has an account, we sent it a code.':
    'Wenn es für die Adresse ein Konto gibt, haben wir ihr einen Code gesendet.',
  'Choose a new password': 'Wählen Sie ein neues Passwort',
  'Set new password': 'Neues Passwort speichern',
  'Your new password is set, and all sessions are ended. Sign in.':
    'Ihr neues Passwort gilt, und Sie sind überall abgemeldet. Melden Sie sich an.',
  'If an earlier try got no answer, its code is used up. Send a new code and set the password again.':
    'Wenn ein früherer Versuch keine Antwort bekam, ist sein Code verbraucht. Senden Sie einen neuen Code, und setzen Sie das Passwort noch einmal.',
  'Sign in or sign up to {to}': 'Zum Fortfahren anmelden: {to}',
  'Sign in to {to}': 'Anmelden und {to}',
  'Create an account to {to}': 'Konto anlegen und {to}',
  'Sign in and {and}': 'Anmelden und {and}',
  'Confirm and {and}': 'Bestätigen und {and}',
  'You need an account for your tickets. First your address.':
    'Für Ihre Tickets brauchen Sie ein Konto. Zuerst Ihre Adresse.',
  'I am new here': 'Ich bin neu hier',
  'I have an account': 'Ich habe ein Konto',
  'Choose your name and password, and enter the code from our message. It may take a minute.':
    'Wählen Sie Name und Passwort, und geben Sie den Code aus unserer Nachricht ein. Sie kann eine Minute brauchen.',
  'Change your choice': 'Auswahl ändern',
  'Your account': 'Ihr Konto',
  Details: 'Angaben',
  Language: 'Sprache',
  'No choice': 'Keine Wahl',
  'For mails to you, and for this page.': 'Für Mails an Sie und für diese Seite.',
  'Remind me a day before an event': 'Einen Tag vor einer Veranstaltung erinnern',
  'Other mails about your bookings always come.': 'Andere Mails zu Ihren Buchungen kommen immer.',
  Save: 'Speichern',
  'Saved.': 'Gespeichert.',
  'E-mail address': 'E-Mail-Adresse',
  'You sign in with {email}.': 'Sie melden sich mit {email} an.',
  'Change the address': 'Adresse ändern',
  'New address': 'Neue Adresse',
  'If the new address can be used, we sent it a code.':
    'Wenn die neue Adresse möglich ist, haben wir ihr einen Code gesendet.',
  'Use the new address': 'Neue Adresse verwenden',
  'Your address is changed. Use it from the next sign-in on.':
    'Ihre Adresse ist geändert. Sie gilt ab der nächsten Anmeldung.',
  'A new password ends all sessions but this one.': 'Mit einem neuen Passwort werden Sie überall sonst abgemeldet.',
  'Change the password': 'Passwort ändern',
  'New password': 'Neues Passwort',
  'Change password': 'Passwort ändern',
  'Your password is changed. To stay signed in, enter the code of your authenticator app.':
    'Ihr Passwort ist geändert. Um angemeldet zu bleiben, geben Sie den Code Ihrer Authenticator-App ein.',
  'Your password is changed. Your other sessions are ended.':
    'Ihr Passwort ist geändert. Überall sonst sind Sie abgemeldet.',
  'Two-step sign-in': 'Anmeldung in zwei Schritten',
  On: 'Ein',
  'A new app takes the place of the one you have.': 'Eine neue App ersetzt die, die Sie haben.',
  'After the password, the sign-in also asks for a code of an authenticator app.':
    'Nach dem Passwort fragt die Anmeldung auch nach dem Code einer Authenticator-App.',
  'Set it up': 'Einrichten',
  'Set up another app': 'Andere App einrichten',
  'Scan this image with your authenticator app, or give it the secret.':
    'Scannen Sie dieses Bild mit Ihrer Authenticator-App, oder geben Sie ihr das Geheimnis.',
  'QR code for your authenticator app': 'QR-Code für Ihre Authenticator-App',
  'Open the app on this device': 'App auf diesem Gerät öffnen',
  'Whoever has the secret has your codes. It is shown only now.':
    'Wer das Geheimnis hat, hat Ihre Codes. Es wird nur jetzt gezeigt.',
  'Turn on two-step sign-in': 'Zwei Schritte einschalten',
  'Two-step sign-in is on. You are signed out on other devices, and asked to sign in here again soon.':
    'Die Anmeldung in zwei Schritten ist eingeschaltet. Auf anderen Geräten sind Sie abgemeldet, und hier melden Sie sich bald wieder an.',
  Sessions: 'Sitzungen',
  'Did you lose a device, or use one of somebody else? End all your sessions, also this one.':
    'Haben Sie ein Gerät verloren oder ein fremdes benutzt? Beenden Sie alle Sitzungen, auch diese.',
  'A page that is open there may work for 15 minutes more.':
    'Eine Seite, die dort offen ist, kann noch 15 Minuten weiterlaufen.',
  'Sign out everywhere': 'Überall abmelden',
  'You are signed out on all devices.': 'Sie sind auf allen Geräten abgemeldet.',
  'Your data': 'Ihre Daten',
  'All that is stored about you, as a JSON file.': 'Alles, was über Sie gespeichert ist, als JSON-Datei.',
  'Download my data': 'Meine Daten herunterladen',
  'The file is in your downloads.': 'Die Datei ist in Ihren Downloads.',
  'End of the account': 'Ende des Kontos',
  'This cancels your bookings and deletes your data.': 'Das storniert Ihre Buchungen und löscht Ihre Daten.',
  'Delete account': 'Konto löschen',
  'Delete your account?': 'Ihr Konto löschen?',
  'Yes, delete it': 'Ja, löschen',
  'Your bookings and places in waitlists are cancelled, and your drafts are removed. You are signed out everywhere.':
    'Ihre Buchungen und Plätze auf Wartelisten werden storniert, Ihre Entwürfe entfernt. Sie werden überall abgemeldet.',
  'Tickets that are checked in or past their cancellation deadline stay sold, without your name. You cannot open them here any more.':
    'Tickets, die eingelassen sind oder deren Frist vorbei ist, bleiben verkauft, ohne Ihren Namen. Sie können sie hier nicht mehr öffnen.',
  'You cannot undo this. If you want to keep your data, download it first.':
    'Das lässt sich nicht rückgängig machen. Wenn Sie Ihre Daten behalten wollen, laden Sie sie vorher herunter.',
  'You are signed out. Your account is deleted within half an hour.':
    'Sie sind abgemeldet. Ihr Konto wird innerhalb einer halben Stunde gelöscht.',

  // The state of a booking
  'Waiting, {place}': 'Wartet, {place}',
  '{n}st in line': 'auf Platz {n}',
  '{n}nd in line': 'auf Platz {n}',
  '{n}rd in line': 'auf Platz {n}',
  '{n}th in line': 'auf Platz {n}',
  'in line': 'in der Reihe',
  'behind at least {n} others': { one: 'hinter mindestens {n} anderen', other: 'hinter mindestens {n} anderen' },
  'Handed on': 'Weitergegeben',
  'Booking cancelled': 'Storniert',
  'Event cancelled': 'Veranstaltung abgesagt',
  'Checked in': 'Eingelassen',
  '{inside} of {quantity} in': '{inside} von {quantity} drin',
  Confirmed: 'Bestätigt',
  'Good news: {n} tickets for {event} are yours now.': {
    one: 'Gute Nachricht: {n} Ticket für {event} gehört jetzt Ihnen.',
    other: 'Gute Nachricht: {n} Tickets für {event} gehören jetzt Ihnen.',
  },

  // An event and its booking panel
  'You have a booking for this event already.': 'Sie haben für diese Veranstaltung schon eine Buchung.',
  Booking: 'Buchung',
  'Add to calendar': 'In den Kalender',
  Share: 'Teilen',
  'The calendar file is in your downloads. Open it to add the event.':
    'Die Kalenderdatei ist in Ihren Downloads. Öffnen Sie sie, um die Veranstaltung einzutragen.',
  When: 'Wann',
  'Doors open at {time}': 'Einlass ab {time}',
  Doors: 'Einlass',
  Where: 'Wo',
  'Show on a map': 'Auf einer Karte zeigen',
  Price: 'Preis',
  Free: 'Kostenlos',
  By: 'Von',
  'Ask the organizer at {site}': 'Veranstalter fragen: {site}',
  'Ask the organizer by mail': 'Veranstalter per Mail fragen',
  Seats: 'Plätze',
  Tickets: 'Tickets',
  'Book tickets': 'Tickets buchen',
  'Join the waitlist': 'Auf die Warteliste',
  'Forget it': 'Verwerfen',
  'Book {n} instead': 'Stattdessen {n} buchen',
  'They are yours as soon as you book.': {
    one: 'Es gehört Ihnen, sobald Sie buchen.',
    other: 'Sie gehören Ihnen, sobald Sie buchen.',
  },
  'Only {n} tickets left. You can wait for {wanted}, or book fewer.': {
    one: 'Nur noch {n} Ticket. Sie können auf {wanted} warten oder weniger buchen.',
    other: 'Nur noch {n} Tickets. Sie können auf {wanted} warten oder weniger buchen.',
  },
  'Sold out. Returned tickets go to the waitlist: first come, first served, among those that they are enough for.':
    'Ausverkauft. Zurückgegebene Tickets gehen an die Warteliste: Es bekommt sie, wer am längsten wartet und für wen sie reichen.',
  '{n} bookings wait. Available tickets go to the waitlist: first come, first served, among those that they are enough for. If enough are left for you, you get yours at once.':
    {
      one: '{n} Buchung wartet. Freie Tickets gehen an die Warteliste: Es bekommt sie, wer am längsten wartet und für wen sie reichen. Reicht der Rest für Sie, bekommen Sie Ihre sofort.',
      other:
        '{n} Buchungen warten. Freie Tickets gehen an die Warteliste: Es bekommt sie, wer am längsten wartet und für wen sie reichen. Reicht der Rest für Sie, bekommen Sie Ihre sofort.',
    },
  'Your request of {time} has no answer yet. It counts only once, also if you try again.':
    'Ihre Anfrage von {time} hat noch keine Antwort. Sie zählt nur einmal, auch wenn Sie es noch einmal versuchen.',
  'wait for {n} tickets': { one: 'auf {n} Ticket warten', other: 'auf {n} Tickets warten' },
  'book {n} tickets': { one: '{n} Ticket buchen', other: '{n} Tickets buchen' },
  'join the waitlist': 'auf die Warteliste',
  book: 'buchen',
  'You are signed in.': 'Sie sind angemeldet.',
  'Show that booking': 'Diese Buchung zeigen',
  'Booked: {n} tickets for {event}.': {
    one: 'Gebucht: {n} Ticket für {event}.',
    other: 'Gebucht: {n} Tickets für {event}.',
  },
  'You are on the waitlist for {event}, {place}.': 'Sie stehen auf der Warteliste für {event}, {place}.',
  'You are in': 'Sie sind dabei',
  'You have {n} tickets.': { one: 'Sie haben {n} Ticket.', other: 'Sie haben {n} Tickets.' },
  'Show your tickets': { one: 'Ticket zeigen', other: 'Tickets zeigen' },
  'You are on the waitlist': 'Sie stehen auf der Warteliste',
  'You wait for {n} tickets, {place}.': {
    one: 'Sie warten auf {n} Ticket, {place}.',
    other: 'Sie warten auf {n} Tickets, {place}.',
  },
  'Show your booking': 'Buchung zeigen',
  'Your booking was cancelled.': 'Ihre Buchung wurde storniert.',
  'You are no longer on the waitlist.': 'Sie stehen nicht mehr auf der Warteliste.',

  // Bookings and tickets
  Next: 'Als Nächstes',
  Past: 'Vorbei',
  'There is nothing to come.': 'Es steht nichts an.',
  'You have no bookings yet. {link}': 'Sie haben noch keine Buchungen. {link}',
  'See upcoming events': 'Kommende Veranstaltungen ansehen',
  'An event that no longer exists': 'Eine Veranstaltung, die es nicht mehr gibt',
  'There is no connection. You see this as it was on {time}.':
    'Es gibt keine Verbindung. Sie sehen den Stand vom {time}.',
  'Your booking': 'Ihre Buchung',
  'Your ticket': 'Ihr Ticket',
  'Your tickets': 'Ihre Tickets',
  Ticket: 'Ticket',
  'Ticket {n} of {all}': 'Ticket {n} von {all}',
  'QR code of your ticket': 'QR-Code Ihres Tickets',
  'QR code of ticket {n} of {all}': 'QR-Code von Ticket {n} von {all}',
  'The tickets are not ready yet. Reload the page in a moment.':
    'Die Tickets sind noch nicht fertig. Laden Sie die Seite gleich neu.',
  'Full screen': 'Ganzer Bildschirm',
  'Previous ticket': 'Voriges Ticket',
  'Next ticket': 'Nächstes Ticket',
  Close: 'Schließen',
  'Add a name': 'Name hinzufügen',
  'Change the name': 'Name ändern',
  'Name on your ticket': 'Name auf Ihrem Ticket',
  'Name on ticket {n} of {all}': 'Name auf Ticket {n} von {all}',
  'Who comes with this ticket. Empty for no name.': 'Wer mit diesem Ticket kommt. Leer: kein Name.',
  'The door sees it. The ticket lets in who shows its code, whatever the name is.':
    'Der Einlass sieht ihn. Das Ticket lässt ein, wer seinen Code zeigt, welcher Name auch darauf steht.',
  'The name is saved.': 'Der Name ist gespeichert.',
  'The ticket has no name now.': 'Das Ticket hat jetzt keinen Namen.',
  Print: 'Drucken',
  'You can cancel it until {time}.': 'Stornieren ist möglich bis {time}.',
  'The cancellation deadline was {time}.': 'Stornieren war möglich bis {time}.',
  'You cannot cancel a booking after check-in.': 'Nach dem Einlass lässt sich eine Buchung nicht mehr stornieren.',
  'The event and all its bookings were cancelled.': 'Die Veranstaltung wurde abgesagt, mit allen Buchungen.',
  'Show the event': 'Veranstaltung zeigen',
  'Hand tickets on': 'Tickets weitergeben',
  'Get more tickets': 'Mehr Tickets',
  'Give some back': 'Einige zurückgeben',
  'Cancel booking': 'Buchung stornieren',
  'Cancel your booking for {event}?': 'Ihre Buchung für {event} stornieren?',
  'You return all {n} tickets. They go to the waitlist, or on sale again.': {
    one: 'Sie geben Ihr Ticket zurück. Es geht an die Warteliste oder wieder in den Verkauf.',
    other: 'Sie geben alle {n} Tickets zurück. Sie gehen an die Warteliste oder wieder in den Verkauf.',
  },
  'You cannot undo this. If the event is sold out later, you can only join the waitlist.':
    'Das lässt sich nicht rückgängig machen. Ist die Veranstaltung später ausverkauft, bleibt nur die Warteliste.',
  'Yes, cancel it': 'Ja, stornieren',
  'Cancelled. Your tickets are returned.': {
    one: 'Storniert. Ihr Ticket ist zurückgegeben.',
    other: 'Storniert. Ihre Tickets sind zurückgegeben.',
  },
  'Keep this page open, or come back later. When it is your turn, you get your tickets without a click.':
    'Lassen Sie diese Seite offen, oder kommen Sie später wieder. Wenn Sie an der Reihe sind, bekommen Sie Ihre Tickets ohne einen Klick.',
  'Wait for fewer': 'Auf weniger warten',
  'Leave the waitlist': 'Warteliste verlassen',
  'Leave the waitlist for {event}?': 'Die Warteliste für {event} verlassen?',
  'You lose your place: you are {place}.': 'Sie verlieren Ihren Platz: Sie stehen {place}.',
  'You cannot undo this. If you join again, you start at the end of the waitlist.':
    'Das lässt sich nicht rückgängig machen. Wenn Sie wiederkommen, beginnen Sie am Ende der Warteliste.',
  'Yes, leave it': 'Ja, verlassen',
  'You left the waitlist.': 'Sie haben die Warteliste verlassen.',
  'Your place on the waitlist now: {place}.': 'Ihr Platz auf der Warteliste ist jetzt: {place}.',
  'You wait for {n} tickets now.': {
    one: 'Sie warten jetzt auf {n} Ticket.',
    other: 'Sie warten jetzt auf {n} Tickets.',
  },
  'You have {n} tickets now.': { one: 'Sie haben jetzt {n} Ticket.', other: 'Sie haben jetzt {n} Tickets.' },
  'You are checked in. Enjoy the event!': 'Sie sind drin. Viel Vergnügen!',
  '{inside} of {quantity} are in.': '{inside} von {quantity} sind drin.',
  'Your tickets were taken by a link that you made.':
    'Ihre Tickets wurden über einen Link genommen, den Sie gemacht haben.',
  'Leave it': 'Lassen',
  'Choose a ticket.': 'Wählen Sie ein Ticket.',
  'Which tickets do you give back?': 'Welche Tickets geben Sie zurück?',
  'These are all of your tickets. To give all back, choose “Cancel booking”.':
    'Das sind alle Ihre Tickets. Um alle zurückzugeben, wählen Sie „Buchung stornieren“.',
  'Give tickets back?': 'Tickets zurückgeben?',
  'They go to the waitlist, or on sale again. Their codes no longer let anybody in.':
    'Sie gehen an die Warteliste oder wieder in den Verkauf. Ihre Codes lassen niemanden mehr ein.',
  'You cannot undo this. You keep the others, with the codes that they have.':
    'Das lässt sich nicht rückgängig machen. Die anderen behalten Sie, mit ihren Codes.',
  'Give them back': 'Zurückgeben',
  'How many more?': 'Wie viele mehr?',
  'More tickets for {event}?': 'Mehr Tickets für {event}?',
  'They are yours at once if so many are on sale, and get codes of their own. The tickets that you have stay as they are.':
    'Sie gehören Ihnen sofort, wenn so viele im Verkauf sind, und bekommen eigene Codes. Die Tickets, die Sie haben, bleiben, wie sie sind.',
  'If there are not enough, nothing changes. You do not join the waitlist.':
    'Sind es nicht genug, ändert sich nichts. Sie kommen nicht auf die Warteliste.',
  'Get them': 'Nehmen',
  'How many tickets do you wait for?': 'Auf wie viele Tickets warten Sie?',
  'Wait for fewer tickets?': 'Auf weniger Tickets warten?',
  'You keep your place: you are {place}. If so many tickets are left for you, you get them at once.':
    'Sie behalten Ihren Platz: Sie stehen {place}. Sind so viele Tickets für Sie da, bekommen Sie sie sofort.',
  'You cannot undo this. To wait for more, leave the waitlist and join it again, at its end.':
    'Das lässt sich nicht rückgängig machen. Um auf mehr zu warten, verlassen Sie die Warteliste und stellen sich an ihr Ende.',
  'There is no answer yet to “{what}”.': 'Noch kam keine Antwort auf „{what}“.',
  'Try it again, and you see what happened. Nothing happens twice.':
    'Versuchen Sie es noch einmal, dann sehen Sie, was geschehen ist. Nichts geschieht doppelt.',
  'give {n} tickets back': { one: '{n} Ticket zurückgeben', other: '{n} Tickets zurückgeben' },
  'get {n} more': { one: '{n} mehr nehmen', other: '{n} mehr nehmen' },
  'You gave {n} tickets back.': {
    one: 'Sie haben {n} Ticket zurückgegeben.',
    other: 'Sie haben {n} Tickets zurückgegeben.',
  },
  'You have {n} tickets more.': { one: 'Sie haben {n} Ticket mehr.', other: 'Sie haben {n} Tickets mehr.' },
  History: 'Verlauf',
  'Joined the waitlist for {n} tickets': {
    one: 'Auf die Warteliste für {n} Ticket',
    other: 'Auf die Warteliste für {n} Tickets',
  },
  'Booked {n} tickets': { one: '{n} Ticket gebucht', other: '{n} Tickets gebucht' },
  'Got {n} tickets from the waitlist': {
    one: '{n} Ticket von der Warteliste bekommen',
    other: '{n} Tickets von der Warteliste bekommen',
  },
  'Received {n} tickets': { one: '{n} Ticket erhalten', other: '{n} Tickets erhalten' },
  'Gave tickets back, kept {n}': {
    one: 'Tickets zurückgegeben, {n} behalten',
    other: 'Tickets zurückgegeben, {n} behalten',
  },
  'Got more tickets, {n} in all': {
    one: 'Mehr Tickets genommen, zusammen {n}',
    other: 'Mehr Tickets genommen, zusammen {n}',
  },
  'Waited for {n} tickets from then on': {
    one: 'Von da an auf {n} Ticket gewartet',
    other: 'Von da an auf {n} Tickets gewartet',
  },
  'Handed tickets on, kept {n}': {
    one: 'Tickets weitergegeben, {n} behalten',
    other: 'Tickets weitergegeben, {n} behalten',
  },
  'Received more tickets, {n} in all': {
    one: 'Weitere Tickets erhalten, zusammen {n}',
    other: 'Weitere Tickets erhalten, zusammen {n}',
  },
  'Handed all tickets on': 'Alle Tickets weitergegeben',
  'Cancelled with the event': 'Mit der Veranstaltung abgesagt',
  'Left the waitlist': 'Warteliste verlassen',
  'Left the waitlist: the event has fewer seats now':
    'Von der Warteliste genommen: Die Veranstaltung hat jetzt weniger Plätze',
  'Left the waitlist: the event began': 'Von der Warteliste genommen: Die Veranstaltung hat begonnen',
  'Returned {n} tickets': { one: '{n} Ticket zurückgegeben', other: '{n} Tickets zurückgegeben' },

  // My events, and the form of an event

  // The console

  // The door

  // Invitations and links
  'Links for your tickets': 'Links für Ihre Tickets',
  'Who opens a link first can take its tickets. Until then they are yours.':
    'Wer einen Link zuerst öffnet, kann seine Tickets nehmen. Bis dahin gehören sie Ihnen.',
  'Works until {time}.': 'Gilt bis {time}.',
  'The link was shown when you made it. If you lost it, withdraw it and make another.':
    'Der Link wurde gezeigt, als Sie ihn gemacht haben. Wenn Sie ihn verloren haben, ziehen Sie ihn zurück und machen einen neuen.',
  Withdraw: 'Zurückziehen',
  'The link no longer works. The tickets stay yours.': 'Der Link gilt nicht mehr. Die Tickets bleiben Ihre.',
  'The link is ready. Send it to one person.': 'Der Link ist fertig. Senden Sie ihn an eine Person.',
  'Which tickets do you hand on?': 'Welche Tickets geben Sie weiter?',
  'Hand tickets on?': 'Tickets weitergeben?',
  'You get a link. Who opens it first can take the tickets, and signs in for that. Send it to one person only.':
    'Sie bekommen einen Link. Wer ihn zuerst öffnet, kann die Tickets nehmen und meldet sich dafür an. Senden Sie ihn nur an eine Person.',
  'The tickets get new codes then, and yours no longer let anybody in. Until then they are yours, and you can withdraw the link.':
    'Die Tickets bekommen dann neue Codes, und Ihre lassen niemanden mehr ein. Bis dahin gehören sie Ihnen, und Sie können den Link zurückziehen.',
  'Make a link': 'Link machen',
  'Link for {n} tickets': { one: 'Link für {n} Ticket', other: 'Link für {n} Tickets' },
  'a link for {n} tickets': { one: 'Link für {n} Ticket', other: 'Link für {n} Tickets' },
  '{n} tickets for {event}': { one: '{n} Ticket für {event}', other: '{n} Tickets für {event}' },
  'Tickets {list}': { one: 'Ticket {list}', other: 'Tickets {list}' },
  'The link is copied.': 'Der Link ist kopiert.',
  'The link is {url}': 'Der Link ist {url}',
  'The link is copied. Send it to one person.': 'Der Link ist kopiert. Senden Sie ihn an eine Person.',
  'The link is selected. Copy it, then send it to one person.':
    'Der Link ist markiert. Kopieren Sie ihn, und senden Sie ihn an eine Person.',
  'Copy link': 'Link kopieren',
  'Share link': 'Link teilen',
  'You have {n} tickets for {event}.': {
    one: 'Sie haben {n} Ticket für {event}.',
    other: 'Sie haben {n} Tickets für {event}.',
  },
  '{n} tickets for you': { one: '{n} Ticket für Sie', other: '{n} Tickets für Sie' },
  'Somebody hands these tickets on to you. Who takes them first has them. The link works until {time}.': {
    one: 'Jemand gibt dieses Ticket an Sie weiter. Es hat, wer es zuerst nimmt. Der Link gilt bis {time}.',
    other: 'Jemand gibt diese Tickets an Sie weiter. Es hat sie, wer sie zuerst nimmt. Der Link gilt bis {time}.',
  },
  'Take the tickets': { one: 'Ticket nehmen', other: 'Tickets nehmen' },
  'You wait for this event. If you take the tickets, you leave the waitlist and lose your place.': {
    one: 'Sie warten auf diese Veranstaltung. Wenn Sie das Ticket nehmen, verlassen Sie die Warteliste und verlieren Ihren Platz.',
    other:
      'Sie warten auf diese Veranstaltung. Wenn Sie die Tickets nehmen, verlassen Sie die Warteliste und verlieren Ihren Platz.',
  },
  'You cannot undo this.': 'Das lässt sich nicht rückgängig machen.',
  'Leave it, and take the tickets': {
    one: 'Verlassen und das Ticket nehmen',
    other: 'Verlassen und die Tickets nehmen',
  },
  'Keep my place': 'Platz behalten',

  // The foot of the page
};
