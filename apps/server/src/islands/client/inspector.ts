// An officer's app: what was taken along for an inspection is looked up, and what is found is recorded, without a network.
import { InspectorApp } from '../inspector/app.js';
import { isKitBelieved } from '../inspector/kits.js';
import { openApp } from '../recorder/open-app.js';

void openApp(InspectorApp, isKitBelieved);
