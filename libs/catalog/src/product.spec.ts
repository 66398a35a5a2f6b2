import fc from 'fast-check';
import { dong } from '#platform/money';
import { tea } from '../../../test/support/builders/catalog.js';
import { LINE_CODES } from './lines.js';
import { listingNeeds, missingOf } from './listing-rules.js';
import { can, productActions, PRODUCT_STATES, type ProductAction } from './product-actions.js';
import { Product } from './product.entity.js';
import { productSlug } from './product-slug.js';
import { DecisionReasonNeeded, ProductChanged, ProductHasMovedOn, ProductIncomplete } from './refusals.js';

const at = new Date('2026-11-24T02:00:00Z');
const later = new Date('2026-11-25T02:00:00Z');
const draft = (change: Parameters<typeof tea>[0] = {}) => Product.draft('p', 'c', 'che', tea(change), at);

function inState(state: Product['state']): Product {
  return Object.assign(draft(), { state });
}

describe('a product on its way into the shop', () => {
  it('is written, submitted, approved', () => {
    const product = draft();
    product.submit(true, at);
    expect(product).toMatchObject({ state: 'submitted', submittedAt: at, decidedAt: null });
    product.approve('officer', later);
    expect(product).toMatchObject({ state: 'approved', decidedBy: 'officer', decidedAt: later, refusal: null });
  });

  it('is refused with a reason, corrected and submitted again', () => {
    const product = inState('submitted');
    product.refuse('officer', ' Thiếu hạn dùng. ', at);
    expect(product).toMatchObject({ state: 'refused', refusal: 'Thiếu hạn dùng.' });
    product.revise(tea({ shelfLifeDays: 365 }), 1, later);
    expect(product).toMatchObject({ state: 'refused', shelfLifeDays: 365, version: 2 });
    product.submit(true, later);
    expect(product).toMatchObject({ state: 'submitted', refusal: null, decidedAt: null });
  });

  it('is neither refused nor taken down without a reason', () => {
    expect(() => inState('submitted').refuse('officer', '  ', at)).toThrow(DecisionReasonNeeded);
    expect(() => inState('approved').takeDown('officer', '', at)).toThrow(DecisionReasonNeeded);
  });

  it('names everything that is missing before it can be submitted', () => {
    const product = draft({ ingredientsVi: '', shelfLifeDays: null });
    const refusal = trying(() => product.submit(false, at));
    expect(refusal).toBeInstanceOf(ProductIncomplete);
    expect(refusal).toMatchObject({ field: 'variant', missing: ['variant', 'ingredientsVi', 'shelfLifeDays'] });
    expect(product.state).toBe('draft');
  });
});

describe('new texts', () => {
  it('of a product on sale are told apart, and say nothing to buyers until they are adopted', () => {
    const product = inState('approved');
    const changed = product.amend(tea({ nameVi: 'Chè cổ thụ Tả Lèng', shelfLifeDays: 365 }), 1, later);
    expect(changed).toEqual([
      { field: 'nameVi', before: 'Chè Shan tuyết cổ thụ', after: 'Chè cổ thụ Tả Lèng' },
      { field: 'shelfLifeDays', before: 730, after: 365 },
    ]);
    expect(product).toMatchObject({ state: 'approved', nameVi: 'Chè Shan tuyết cổ thụ', updatedAt: at });
    product.adopt(tea({ nameVi: 'Chè cổ thụ Tả Lèng' }), later);
    expect(product).toMatchObject({ state: 'approved', nameVi: 'Chè cổ thụ Tả Lèng', version: 2, slug: 'che' });
  });

  it('change nothing when they are the same', () => {
    const product = inState('refused');
    product.revise(tea(), 1, later);
    expect(product).toMatchObject({ state: 'refused', version: 1, updatedAt: at });
    expect(inState('approved').amend(tea(), 1, later)).toEqual([]);
  });

  it('are refused when somebody else saved others meanwhile', () => {
    const product = draft();
    product.revise(tea({ nameVi: 'Chè Một' }), 1, at);
    expect(() => product.revise(tea({ nameVi: 'Chè Hai' }), 1, later)).toThrow(ProductChanged);
    expect(product.nameVi).toBe('Chè Một');
  });

  it('do not take from a product on sale what the law wants it to say', () => {
    expect(() => inState('approved').amend(tea({ ingredientsVi: '' }), 1, later)).toThrow(ProductIncomplete);
    expect(() => draft().revise(tea({ ingredientsVi: '' }), 1, later)).not.toThrow();
  });

  it('empty what the form leaves out', () => {
    const product = draft();
    product.revise({ line: 'tea', groupCode: 'I.5.a', nameVi: 'Chè' }, 1, later);
    expect(product).toMatchObject({ nameEn: '', standard: '', shelfLifeDays: null });
  });
});

describe('the table of actions', () => {
  const verbs: Record<ProductAction, (product: Product) => void> = {
    edit: product => product.revise(tea({ nameVi: 'Chè khác' }), 1, at),
    amend: product => product.amend(tea({ nameVi: 'Chè khác' }), 1, at),
    submit: product => product.submit(true, at),
    approve: product => product.approve('o', at),
    refuse: product => product.refuse('o', 'vì', at),
    takeDown: product => product.takeDown('o', 'vì', at),
    decideChange: product => product.adopt(tea({ nameVi: 'Chè đã đọc' }), at),
    appeal: product => product.checkAction('appeal'),
    lift: product => product.lift('o', at),
  };
  const decisions = (Object.keys(verbs) as ProductAction[]).filter(action => action !== 'edit' && action !== 'amend');

  it.each(decisions.flatMap(action => PRODUCT_STATES.map(state => [action, state] as const)))(
    '%s of a product that is %s',
    (action, state) => {
      const product = inState(state);
      if (can(action, state)) {
        verbs[action](product);
        const { to } = productActions[action];
        expect(product.state).toBe(to === 'as-it-was' ? state : to);
      } else expect(() => verbs[action](product)).toThrow(ProductHasMovedOn);
    },
  );

  it('lets texts be edited in every state, one way or the other', () => {
    for (const state of PRODUCT_STATES) expect(Number(can('edit', state)) + Number(can('amend', state))).toBe(1);
  });

  it('never lets anything on sale that the department has not approved as it stands', () => {
    const steps = fc.array(fc.constantFrom(...(Object.keys(verbs) as ProductAction[]), 'rename' as const), {
      maxLength: 30,
    });
    fc.assert(
      fc.property(steps, actions => {
        const product = draft();
        let seen: string | undefined;
        for (const [index, action] of actions.entries()) {
          try {
            if (action === 'rename') product.revise(tea({ nameVi: `Chè ${index}` }), product.version, at);
            else verbs[action](product);
            if (action === 'approve' || action === 'decideChange') seen = product.nameVi;
          } catch (refusal) {
            if (!(refusal instanceof ProductHasMovedOn || refusal instanceof ProductChanged)) throw refusal;
          }
          if (product.state === 'approved' && product.nameVi !== seen) return false;
        }
        return true;
      }),
    );
  });
});

describe('what a listing must say', () => {
  it('asks food for ingredients, use and shelf life, and crafts for their material', () => {
    expect(listingNeeds('honey', '2026-11-24')).toEqual([
      'nameVi',
      'groupCode',
      'variant',
      'ingredientsVi',
      'usageVi',
      'shelfLifeDays',
    ]);
    expect(listingNeeds('textile', '2026-11-24')).toEqual([
      'nameVi',
      'groupCode',
      'variant',
      'ingredientsVi',
      'usageVi',
    ]);
  });

  it('asks only what was law on that day', () => {
    expect(listingNeeds('honey', '2026-01-22')).toEqual(['nameVi', 'groupCode', 'variant']);
  });

  it('has rules for every line', () => {
    for (const line of LINE_CODES) expect(listingNeeds(line, '2026-11-24')).toContain('usageVi');
  });

  it('misses nothing in a complete one', () => {
    const {
      nameVi,
      groupCode,
      ingredientsVi = '',
      usageVi = '',
      shelfLifeDays = null,
    } = tea({ variant: { ...tea().variant, price: dong(1) } });
    expect(
      missingOf(
        { line: 'tea', nameVi, groupCode, ingredientsVi, usageVi, shelfLifeDays, hasVariant: true },
        '2026-11-24',
      ),
    ).toEqual([]);
  });
});

describe('the address of a product', () => {
  it('is its name', () => {
    expect(productSlug('Chè Shan tuyết (cổ thụ)', 1)).toBe('che-shan-tuyet-co-thu');
  });

  it('gets a few letters when the name was taken, leads elsewhere or has no letters', () => {
    expect(productSlug('Mật ong', 2)).toMatch(/^mat-ong-[a-z2-9]{4}$/);
    expect(productSlug('New', 1)).toMatch(/^new-[a-z2-9]{4}$/);
    expect(productSlug('!!!', 1)).toBe('san-pham');
  });

  it('is always one the database takes', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.integer({ min: 1, max: 3 }), (name, attempt) =>
        /^[a-z0-9-]{1,85}$/.test(productSlug(name, attempt)),
      ),
    );
  });
});

function trying(work: () => void): unknown {
  try {
    work();
  } catch (error) {
    return error;
  }
  return undefined;
}
