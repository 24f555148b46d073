/** What all views but the list of events share. The first view does not wait for it. */

import './refusals.js';
import { styles } from './styles.js';

await styles('/views.css', { shared: true });
