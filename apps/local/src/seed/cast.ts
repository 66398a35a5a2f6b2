import { gtin14 } from '#libs/gs1';
import { paths } from '../../../server/src/paths.js';
import type { DemoCast } from '../../../server/src/pages/demo/demo-cast.js';

/** The co-op at whose desk the cast works. */
export const OWN_COOPERATIVE = { slug: 'che-suong-may', gs1Prefix: '952900101' } as const;

/** Another co-op, of which the cast's clerk and packer must see nothing. */
export const OTHER_COOPERATIVE = { slug: 'mat-ong-hoa-ban', gs1Prefix: '952900104' } as const;

const desk = paths.desk;
const { slug, gs1Prefix } = OWN_COOPERATIVE;

/** Who and what can be tried: for the demo page, the terminal and the journeys of the tests. All of it is invented. */
export const cast = {
  password: 'chophien2026',
  people: [
    { login: 'mua@demo.test', name: 'Nguyễn Thu Hà', role: 'buyer', landing: paths.home },
    { login: 'ghi@demo.test', name: 'Lò Thị Mai', role: 'clerk', landing: desk.home(slug) },
    { login: 'goi@demo.test', name: 'Vàng A Páo', role: 'packer', landing: desk.packingList(slug) },
    { login: 'giamdoc@demo.test', name: 'Tẩn Láo Lở', role: 'director', landing: desk.home(slug) },
    { login: 'so@demo.test', name: 'Đỗ Minh Tuấn', role: 'officer', landing: paths.department.dashboard() },
    { login: 'may@demo.test', name: 'Hoàng Văn Khánh', role: 'operator', landing: paths.operator },
  ],
  labels: [
    // Nobody has scanned it yet: the first scan says that it is genuine.
    { kind: 'genuine', gtin: gtin14(gs1Prefix, 1), serial: 'CHPH2345MAYS' },
    { kind: 'recalled', gtin: gtin14(OTHER_COOPERATIVE.gs1Prefix, 1), serial: 'THUH2345HMAT' },
    { kind: 'inactive', gtin: gtin14(gs1Prefix, 3), serial: 'CHUA2345KHAT' },
  ],
} as const satisfies DemoCast;
