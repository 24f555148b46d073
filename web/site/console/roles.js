/** What people may do for an event, in words. Each sentence is whole: other languages change the word for the role. */

import { t } from '../language.js';

export const ROLES = {
  ORGANIZER: {
    get name() {
      return t('Organizer');
    },
    get article() {
      return t('the organizer');
    },
    get you() {
      return t('You are the organizer.');
    },
    get may() {
      return t('You may do everything.');
    },
  },
  CO_ORGANIZER: {
    get name() {
      return t('Co-organizer');
    },
    get article() {
      return t('a co-organizer');
    },
    get you() {
      return t('You are a co-organizer.');
    },
    get may() {
      return t('You may do everything but cancel the event and choose who helps.');
    },
    get invite() {
      return t('invite a co-organizer');
    },
    get invitation() {
      return t('Invitation for a co-organizer');
    },
    get invited() {
      return t('invited a co-organizer');
    },
    get withdrawn() {
      return t('withdrew the invitation of a co-organizer');
    },
    get joined() {
      return t('joined as a co-organizer');
    },
    help: (name) => t('Help with {name} as a co-organizer', { name }),
  },
  STEWARD: {
    get name() {
      return t('Steward');
    },
    get article() {
      return t('a steward');
    },
    get you() {
      return t('You are a steward.');
    },
    get may() {
      return t('You check tickets in at the door, and see the names of the guests.');
    },
    get invite() {
      return t('invite a steward');
    },
    get invitation() {
      return t('Invitation for a steward');
    },
    get invited() {
      return t('invited a steward');
    },
    get withdrawn() {
      return t('withdrew the invitation of a steward');
    },
    get joined() {
      return t('joined as a steward');
    },
    help: (name) => t('Help with {name} as a steward', { name }),
  },
};
