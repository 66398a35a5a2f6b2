// The link types that GS1 has ratified (GS1 Web Vocabulary 1.16), by name, with the title it gives them. A resolver uses these or a vocabulary of its own
// that says nothing they say (GS1-Conformant Resolver 1.2 §2.14); we have none of our own.

export const VOCABULARY = 'https://ref.gs1.org/voc/';

export const LINK_TYPES = {
  activityIdeas: 'Activity Ideas',
  allergenInfo: 'Allergen information',
  appDownload: 'App download',
  backgroundInfo: 'Background Information',
  brandHomepageClinical: 'Information for professionals about this brand',
  brandHomepagePatient: 'Information for patients about this brand',
  careersInfo: 'Careers information',
  certificationInfo: 'Certification Information',
  consumerHandlingStorageInfo: 'Consumer handling and storage information',
  defaultLink: 'Default link',
  defaultLinkMulti: 'Default linkMulti',
  dpp: 'Digital Product Passport',
  eifu: 'Electronic Instructions For Use',
  epcis: 'EPC Information Services (EPCIS) repository',
  epil: 'Electronic Patient Information Leaflet',
  eventsInfo: 'Events information',
  faqs: 'Frequently Asked Questions',
  handledBy: 'Handled by',
  hasRetailers: 'Has Retailers',
  homepage: 'Organisation Information Page',
  ingredientsInfo: 'Ingredients information',
  instructions: 'Instructions',
  jws: 'JSON Web Signature',
  leaveReview: 'Leave a review',
  locationInfo: 'Location information',
  logisticsInfo: 'Logistics information',
  loyaltyProgram: 'Loyalty program',
  masterData: 'Master data',
  menuInfo: 'Menu information',
  nutritionalInfo: 'Nutritional Information',
  openingHoursInfo: 'Opening hours information',
  paymentLink: 'Make Payment',
  pip: 'Product Information Page',
  productSustainabilityInfo: 'Sustainability and recycling',
  promotion: 'Promotion',
  purchaseSuppliesOrAccessories: 'Purchase supplies or accessories',
  quickStartGuide: 'Quick start guide',
  recallStatus: 'Recall status',
  recipeInfo: 'Recipe website',
  registerProduct: 'Register purchase',
  registryEntry: 'Entry in a register',
  relatedImage: 'Related image',
  relatedVideo: 'Related video',
  reportFound: 'Report found',
  review: 'Reviews',
  safetyInfo: 'Safety information',
  scheduleTime: 'Scheduling/Reservation',
  serviceInfo: 'Service information',
  smartLabel: 'SmartLabel',
  smpc: 'Summary Product Characteristics (SmPC)',
  socialMedia: 'Social media',
  statisticInfo: 'Statistics',
  subscribe: 'Subscribe',
  support: 'Support',
  sustainabilityInfo: 'Sustainability and recycling',
  traceability: 'Traceability information',
  tutorial: 'Tutorial',
  userAgreement: 'Sign waiver/agreement/document',
  verificationService: 'Verification Service',
  whatsInTheBox: 'What’s in the box?',
} as const;

export type LinkType = keyof typeof LINK_TYPES;

export const isLinkType = (name: string): name is LinkType => Object.hasOwn(LINK_TYPES, name);

/** Still answered, no longer given out. */
export const RETIRED: ReadonlySet<LinkType> = new Set<LinkType>(['productSustainabilityInfo']);

// The vocabulary has had three addresses.
const PREFIX = /^(?:gs1:|https?:\/\/(?:ref\.|www\.)?gs1\.org\/voc\/)/;

/** `gs1:pip` or `https://ref.gs1.org/voc/pip`; nothing when it is no type of GS1's. */
export function linkTypeNamed(text: string): LinkType | undefined {
  const name = text.replace(PREFIX, '');
  return name !== text && isLinkType(name) ? name : undefined;
}
