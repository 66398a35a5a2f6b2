import { isSent, type PickupChoice, type PromisedDays, type Quote } from '#libs/delivery';
import { plus, zero } from '#platform/money';
import { paths } from '../../paths.js';
import { DefinitionList } from '../../ui/lists.js';
import { phoneAtHome } from '../../ui/phone.js';
import { Panel, Section } from '../../ui/sections.js';
import { DataTable } from '../../ui/tables.js';
import type { Visit } from '../../web/visit.js';
import { byCooperative, sumOfLine, type CooperativeLines } from './basket-lines.js';
import { nameOf, netOf } from './basket.view.js';
import { collectingOf, type CheckoutSums } from './checkout-sums.js';
import type { CheckoutData } from './checkout-data.js';
import { deliveryText } from './delivery-text.js';
import { pickupText } from './pickup.js';
import { promisedItem } from './promised-text.js';

const GRAMS_PER_KG = 1000;

/** Everything the law wants to be read before the button: goods, sum with delivery, seller, terms (Law 19/2023/QH15 Art. 37). */
export function Summary({ visit, data, sums }: { visit: Visit; data: CheckoutData; sums: CheckoutSums }) {
  const { checkout } = visit.words.ordering;
  const isAnySent = data.lines.some(line => isSent(line) && !data.pickups.has(line.cooperativeId));
  return (
    <Section title={checkout.summary}>
      <div class="stack">
        {byCooperative(data.lines).map(group => (
          <SellerPart
            visit={visit}
            group={group}
            quote={data.quotes?.get(group.cooperative.cooperativeId)}
            pickup={data.pickups.get(group.cooperative.cooperativeId)}
            promised={data.promised.get(group.cooperative.cooperativeId)}
          />
        ))}
        <Panel>
          <DefinitionList
            sums
            items={[
              { term: checkout.goods, detail: visit.dong(sums.goods) },
              {
                term: checkout.delivery,
                detail: deliveryText(visit, isAnySent, sums.delivery, data.pickups.size > 0),
              },
              ...sums.discounts.map(({ offer, amount }) => ({
                term: visit.words.promotions.lessOf(visit.say(offer.nameVi, offer.nameEn)),
                detail: `−${visit.dong(amount)}`,
              })),
              { term: checkout.total, detail: <strong class="num">{visit.dong(sums.total)}</strong> },
              {
                term: visit.words.delivery.quote.totalAtDoor,
                detail: sums.collecting > zero && (
                  <strong class="num">{visit.dong(plus(sums.total, sums.collecting))}</strong>
                ),
              },
            ]}
          />
          {data.isDemo && isAnySent && <p class="hint">{visit.words.delivery.tariffs.demo}</p>}
          <p>{checkout.vat}</p>
          <p>{checkout.validity}</p>
          <h3>{checkout.whenTitle}</h3>
          {isAnySent && <p>{checkout.when}</p>}
          {data.pickups.size > 0 && <p>{visit.words.delivery.pickup.when}</p>}
          {!data.lines.every(isSent) && <p>{checkout.whenAtPlace}</p>}
          <h3>{checkout.returnsTitle}</h3>
          <p>
            {checkout.returns} <a href={paths.aboutReturns}>{checkout.returnsLink}</a>
          </p>
        </Panel>
      </div>
    </Section>
  );
}

function SellerPart({
  visit,
  group: { cooperative, lines },
  quote,
  pickup,
  promised,
}: {
  visit: Visit;
  group: CooperativeLines;
  quote: Quote | undefined;
  pickup: PickupChoice | undefined;
  promised: PromisedDays | undefined;
}) {
  const { basket, checkout } = visit.words.ordering;
  return (
    <Panel>
      <h3>
        {checkout.seller}: {cooperative.cooperative}
      </h3>
      <p class="hint">
        {checkout.sellerLine(
          cooperative.sellerAddress,
          phoneAtHome(cooperative.sellerPhone),
          cooperative.sellerTaxCode,
        )}
      </p>
      <DataTable
        caption={basket.caption(cooperative.cooperative)}
        quietCaption
        columns={[
          { label: basket.product },
          { label: basket.price, align: 'end' },
          { label: basket.quantity, align: 'end' },
          { label: basket.sum, align: 'end' },
        ]}
        rows={lines.map(line => ({
          cells: [
            `${nameOf(visit, line)}, ${netOf(visit, line)}`,
            visit.dong(line.unitPrice),
            visit.number(line.quantity),
            visit.dong(sumOfLine(line)),
          ],
        }))}
      />
      {pickup && (
        <DefinitionList
          items={[
            { term: visit.words.delivery.pickup.where, detail: pickupText(visit, pickup) },
            quote
              ? {
                  term: visit.words.busRoutes.feeOf(visit.number(quote.grams / GRAMS_PER_KG)),
                  detail: visit.dong(quote.asked),
                }
              : { term: checkout.deliveryOf(cooperative.cooperative), detail: visit.words.delivery.pickup.free },
          ]}
        />
      )}
      <DefinitionList items={[promisedItem(visit, promised, pickup !== undefined)]} />
      {!promised && quote && isSent(quote) && <p>{visit.words.promisedDays.unknown}</p>}
      {quote && !pickup && <FeeLines visit={visit} cooperative={cooperative.cooperative} quote={quote} />}
    </Panel>
  );
}

/** What the fee is made of, so that nobody has to wonder why it is that much. */
function FeeLines({ visit, cooperative, quote }: { visit: Visit; cooperative: string; quote: Quote }) {
  const { checkout } = visit.words.ordering;
  const collecting = collectingOf(quote);
  return (
    <DefinitionList
      sums
      items={[
        { term: basisOf(visit, quote), detail: isSent(quote) && visit.dong(quote.base) },
        { term: visit.words.delivery.quote.remote, detail: quote.remote > zero && visit.dong(quote.remote) },
        {
          term: checkout.deliveryOf(cooperative),
          detail: deliveryText(visit, isSent(quote), quote.delivery),
        },
        { term: visit.words.delivery.quote.collecting, detail: collecting > zero && visit.dong(collecting) },
      ]}
    />
  );
}

function basisOf(visit: Visit, { zone, grams, chargeable }: Quote): string {
  const kilograms = (weight: number): string => visit.number(weight / GRAMS_PER_KG);
  const basis = visit.words.delivery.quote.basis(visit.words.delivery.zones[zone], kilograms(grams));
  return chargeable > grams ? `${basis} ${visit.words.delivery.quote.byRoom(kilograms(chargeable))}` : basis;
}
