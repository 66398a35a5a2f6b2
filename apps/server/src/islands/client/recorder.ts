// The recorder: an app of one page that works without a network once it has been opened with one.
import { openApp } from '../recorder/open-app.js';

void openApp();
