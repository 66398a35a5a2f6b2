export * from './actor.js';
export * from './login.js';
export * from './refusals.js';
export { LEAST_PASSWORD } from './password.js';
export { hashPassword } from './password-hash.js';
export { FORGOTTEN_NAME, Person, type PersonInput } from './person.entity.js';
export { MOST_FAILURES, SignInLimit } from './sign-in-limit.service.js';
export { People, SESSION_DAYS, type PasswordChange, type Registration, type SignedIn } from './people.service.js';
export { IdentityModule } from './identity.module.js';
