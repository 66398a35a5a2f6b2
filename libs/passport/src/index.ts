export { completenessOf, REQUIREMENTS, type Completeness, type Missing, type RequirementId } from './completeness.js';
export { documentOf, type PassportDocument } from './document.js';
export { FolderPortal, NationalPortal, NoPortal } from './national-portal.js';
export { PassportModule } from './passport.module.js';
export { passportColumns } from './passport.query.js';
export { PassportSettings, passportSettings } from './passport-settings.js';
export { Passports } from './passports.service.js';
export type { Passport, PassportCertificate, PassportPlace, PassportStage } from './passport.js';
