import { wordsIn } from '#libs/words';
import { formatDay, formatDong, formatNumber, inLocale, type Locale } from '#platform/language';
import { dong } from '#platform/money';
import type { Card } from '../../api/schemas/product.js';
import {
  cardPrice,
  drawingOf,
  lineName,
  netContent,
  packName,
  pictureOf,
  unitPrice,
  unitPriceText,
  type Writer,
} from './shown.js';

const writer = (locale: Locale): Writer => ({
  locale,
  words: wordsIn(locale),
  dong: amount => formatDong(locale, dong(amount)),
  number: value => formatNumber(locale, value),
  day: day => formatDay(locale, day),
  say: (vi, en) => inLocale(locale, vi, en),
});
const vi = writer('vi');
const en = writer('en');
const content = (netQuantity: number, netUnit: Card['netUnit'], pack = 'box') => ({ netQuantity, netUnit, pack });

describe('how goods are written', () => {
  it.each([
    [content(200, 'g'), '200 g', 'hộp 200 g'],
    [content(1500, 'g', 'bag'), '1,5 kg', 'túi 1,5 kg'],
    [content(750, 'ml', 'bottle'), '750 ml', 'chai 750 ml'],
    [content(1500, 'ml', 'bottle'), '1,5 lít', 'chai 1,5 lít'],
    [content(1, 'piece', 'piece'), '1 cái', 'chiếc'],
    [content(6, 'piece', 'box'), '6 cái', 'hộp 6 cái'],
    [content(1, 'night', 'night'), '1 đêm', 'đêm'],
    [content(100, 'g', 'ống tre'), '100 g', 'ống tre 100 g'],
    [content(1000, 'g', 'kilo'), '1 kg', 'kg'],
    [content(1500, 'g', 'kilo'), '1,5 kg', '1,5 kg'],
    [content(100, 'g', 'lang'), '100 g', 'lạng'],
  ])('%j', (one, net, pack) => {
    expect(netContent(vi, one)).toBe(net);
    expect(packName(vi, one)).toBe(pack);
  });

  it('puts the measure before the pack in English', () => {
    expect(packName(writer('en'), content(200, 'g'))).toMatch(/^200.g \w+$/);
  });

  it('compares by the kilogram or the litre, to the whole đồng, half up', () => {
    expect(unitPrice(120_000, content(200, 'g'))).toBe(600_000n);
    expect(unitPrice(100_000, content(300, 'g'))).toBe(333_333n);
    expect(unitPrice(99_999_999, content(1, 'g'))).toBe(9_999_999_900n);
    expect(unitPrice(1, content(2000, 'ml'))).toBe(1n);
    expect(unitPrice(50_000, content(4, 'piece'))).toBe(12_500n);
  });

  it('compares fine goods by 100 g, sets by the piece and stays by the night', () => {
    expect(unitPriceText(vi, 450_000, content(20, 'g'))).toBe('2.250.000\u00a0₫/100 g');
    expect(unitPriceText(vi, 60_000, content(6, 'piece'))).toBe('10.000\u00a0₫/cái');
    expect(unitPriceText(en, 900_000, content(2, 'night', 'night'))).toBe('450,000\u00a0₫/night');
    expect(unitPriceText(vi, 50_000, content(1, 'piece', 'piece'))).toBeUndefined();
  });

  it('does not repeat the price of what weighs a kilogram', () => {
    expect(unitPriceText(vi, 60_000, content(1000, 'g'))).toBeUndefined();
    expect(unitPriceText(en, 60_000, content(500, 'ml'))).toBe('120,000\u00a0₫/l');
  });

  it('says "from" only where there are several packs', () => {
    const card = { price: 120_000, ...content(200, 'g'), variants: 1 } as Card;
    expect(cardPrice(vi, card)).toEqual({ amount: '120.000\u00a0₫', per: 'hộp 200 g', unitPrice: '600.000\u00a0₫/kg' });
    expect(cardPrice(vi, { ...card, variants: 2 })).toMatchObject({ from: 'từ', amount: '120.000\u00a0₫' });
  });

  it('offers every stored width of a photo, and none when nothing is stored', () => {
    const photo = { id: 'p', width: 1600, height: 1200, altVi: '', altEn: 'Tea', widths: [400, 1200] };
    expect(pictureOf(vi, photo, 'Chè')).toEqual({
      src: '/photos/p/1200.webp',
      srcset: '/photos/p/400.webp 400w, /photos/p/1200.webp 1200w',
      avif: '/photos/p/400.avif 400w, /photos/p/1200.avif 1200w',
      alt: 'Chè',
      width: 1600,
      height: 1200,
    });
    expect(pictureOf(en, photo, 'Chè')?.alt).toBe('Tea');
    expect(pictureOf(vi, { ...photo, widths: [] }, 'Chè')).toBeUndefined();
    expect(pictureOf(vi, null, 'Chè')).toBeUndefined();
  });

  it('names and draws every line, and what it does not know', () => {
    expect([lineName('vi', 'tea'), lineName('en', 'tea'), lineName('vi', 'xyz')]).toEqual(['Chè', 'Tea', 'xyz']);
    expect([drawingOf('tea'), drawingOf('xyz')]).toEqual(['tea', 'generic']);
  });
});
