// The words of the Core Business Vocabulary 2.0 (ref.gs1.org/cbv). JSON-LD writes them bare (`shipping`), older documents as URN
// (`urn:epcglobal:cbv:bizstep:shipping`), the web as URI (`https://ref.gs1.org/cbv/BizStep-shipping`): one meaning, three spellings.

const words = (text: string): readonly string[] => text.trim().split(/\s+/);

export const BIZ_STEPS = words(`
  accepting arriving assembling collecting commissioning consigning creating_class_instance cycle_counting decommissioning departing
  destroying disassembling dispensing encoding entering_exiting holding inspecting installing killing loading other packing picking
  receiving removing repackaging repairing replacing reserving retail_selling sampling sensor_reporting shipping staging_outbound
  stock_taking stocking storing transporting unloading unpacking void_shipping`);

export const DISPOSITIONS = words(`
  active available completeness_inferred completeness_verified conformant container_closed container_open damaged destroyed dispensed
  disposed encoded expired in_progress in_transit inactive mismatch_class mismatch_instance mismatch_quantity needs_replacement
  no_pedigree_match non_conformant non_sellable_other partially_dispensed recalled reserved retail_sold returned sellable_accessible
  sellable_not_accessible stolen unavailable unknown`);

export const BIZ_TRANSACTION_TYPES = words(
  'bol cert desadv inv pedigree po poc prodorder recadv rma testprd testres upevt',
);
export const PARTY_TYPES = words('owning_party possessing_party location');
export const ERROR_REASONS = words('did_not_occur incorrect_data');
export const COMPONENTS = words(`
  x y z axial_distance azimuth height spherical_radius polar_angle elevation_angle easting northing latitude longitude altitude`);

/** Properties that a sensor reports on: terms of the GS1 Web Vocabulary. */
export const MEASUREMENTS = words(`
  AbsoluteHumidity AbsorbedDose AbsorbedDoseRate Acceleration Altitude AmountOfSubstance AmountOfSubstancePerUnitVolume Angle
  AngularAcceleration AngularMomentum AngularVelocity Area Capacitance Conductance Conductivity Count Density Dimensionless
  DoseEquivalent DoseEquivalentRate DynamicViscosity ElectricCharge ElectricCurrent ElectricCurrentDensity ElectricFieldStrength
  Energy Exposure Force Frequency Illuminance Inductance Irradiance KinematicViscosity Length LinearMomentum Luminance LuminousFlux
  LuminousIntensity MagneticFlux MagneticFluxDensity MagneticVectorPotential Mass MassConcentration MassFlowRate MassPerAreaTime
  MemoryCapacity MolalityOfSolute MolarEnergy MolarMass MolarVolume Power Pressure RadiantFlux RadiantIntensity Radioactivity
  RelativeHumidity Resistance Resistivity SolidAngle SpecificVolume Speed SurfaceDensity SurfaceTension Temperature Time Torque
  Voltage Volume VolumeFlowRate VolumeFraction VolumetricFlux Wavenumber`);
export const SENSOR_ALERTS = words('ALARM_CONDITION ERROR_CONDITION');

const CBV = 'https://ref.gs1.org/cbv/';
const VOC = 'https://gs1.org/voc/';

interface Vocabulary {
  readonly words: readonly string[];
  /** Before the word in its web URI. */
  readonly uri: string;
  /** Before the word in its URN, where it has one. */
  readonly urn?: string;
}

export const VOCABULARIES = {
  bizStep: { words: BIZ_STEPS, uri: `${CBV}BizStep-`, urn: 'urn:epcglobal:cbv:bizstep:' },
  disposition: { words: DISPOSITIONS, uri: `${CBV}Disp-`, urn: 'urn:epcglobal:cbv:disp:' },
  bizTransaction: { words: BIZ_TRANSACTION_TYPES, uri: `${CBV}BTT-`, urn: 'urn:epcglobal:cbv:btt:' },
  party: { words: PARTY_TYPES, uri: `${CBV}SDT-`, urn: 'urn:epcglobal:cbv:sdt:' },
  errorReason: { words: ERROR_REASONS, uri: `${CBV}ER-`, urn: 'urn:epcglobal:cbv:er:' },
  component: { words: COMPONENTS, uri: `${CBV}Comp-` },
  measurement: { words: MEASUREMENTS, uri: VOC },
  alert: { words: SENSOR_ALERTS, uri: VOC },
} satisfies Record<string, Vocabulary>;
export type VocabularyName = keyof typeof VOCABULARIES;

const URNS: readonly (readonly [urn: string, uri: string])[] = Object.values(VOCABULARIES as Record<string, Vocabulary>)
  .filter(vocabulary => vocabulary.urn !== undefined)
  .map(({ urn, uri }) => [urn as string, uri] as const);

const KNOWN = Object.fromEntries(
  Object.entries(VOCABULARIES).map(([name, vocabulary]) => [name, new Set(vocabulary.words)]),
) as unknown as Record<VocabularyName, ReadonlySet<string>>;

/** The web URI of a standard word in any of its spellings; every other text as it is. */
export function wordUri(name: VocabularyName, text: string): string {
  return KNOWN[name].has(text) ? VOCABULARIES[name].uri + text : urnToUri(text);
}

/** `urn:epcglobal:cbv:bizstep:receiving` -> `https://ref.gs1.org/cbv/BizStep-receiving`, whatever field it stands in. */
export function urnToUri(text: string): string {
  const found = text.startsWith('urn:epcglobal:cbv:') ? URNS.find(([urn]) => text.startsWith(urn)) : undefined;
  return found ? found[1] + text.slice(found[0].length) : text;
}

/** The short spelling: the bare word of a standard word in any of its spellings; every other text as it is. */
export function bareWord(name: VocabularyName, text: string): string {
  const uri = urnToUri(text);
  const start = VOCABULARIES[name].uri;
  const word = uri.startsWith(start) ? uri.slice(start.length) : text;
  return KNOWN[name].has(word) ? word : uri;
}
