// What nobody may get out of the market or put into it: by sessions, by the door, by what they write, by the log.
import { theDoorIsSafe } from './safety/door.js';
import { theLogIsSafe } from './safety/log.js';
import { sessionsAreSafe } from './safety/sessions.js';
import { whatIsWrittenIsSafe } from './safety/written.js';

sessionsAreSafe();
theDoorIsSafe();
whatIsWrittenIsSafe();
theLogIsSafe();
