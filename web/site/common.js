/** What all views but the list of events share. The first view does not wait for it. */

import { loadRest } from './language.js';
import { styles } from './styles.js';

await Promise.all([loadRest(), styles('/views.css', { shared: true })]);
