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

  // Bookings and tickets

  // My events, and the form of an event

  // The console

  // The door

  // Invitations and links

  // The foot of the page
};
