package boxoffice.events;

/** A message as its organizer sees it. */
record MessageResponse(String messageId, String subject, String text, String sentAt) {

  static MessageResponse of(Message message) {
    return new MessageResponse(
        message.messageId(), message.subject(), message.text(), message.sentAt().toString());
  }
}
