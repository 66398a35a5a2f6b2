import { MOST_PHOTOS } from '#libs/catalog';
import { paths } from '../../paths.js';
import { ProductGrid } from '../../ui/cards.js';
import { ActionForm, Button, FileInput, TextInput } from '../../ui/forms.js';
import { Picture } from '../../ui/picture.js';
import { Panel, Row, Section } from '../../ui/sections.js';
import type { Children } from '../../ui/types.js';
import type { Visit } from '../../web/visit.js';
import { drawingOf, pictureOf } from '../storefront/shown.js';
import { formFor, type FormInPlace } from './form-in-place.js';
import type { ProductPhoto, ProductRow } from './product-sql.js';

interface PhotosProps {
  visit: Visit;
  product: ProductRow;
  sent?: FormInPlace;
  mayWrite: boolean;
}

export function PhotosPart({ visit, product, sent, mayWrite }: PhotosProps) {
  const words = visit.words.catalog.desk;
  return (
    <Section title={words.photos} lead={words.photosLead(MOST_PHOTOS)} panel id="photos">
      {product.photos.length === 0 && <p>{words.noPhotos}</p>}
      <PhotoGrid visit={visit} product={product}>
        {(photo, number) =>
          mayWrite && <PhotoForms visit={visit} product={product} photo={photo} number={number} sent={sent} />
        }
      </PhotoGrid>
      {mayWrite && product.photos.length < MOST_PHOTOS && <PhotoForm visit={visit} product={product} sent={sent} />}
    </Section>
  );
}

interface OnePhoto extends Pick<PhotosProps, 'visit' | 'product' | 'sent'> {
  photo: ProductPhoto;
  number: number;
}

/** One place forward, other words for it, or away with it. */
function PhotoForms({ visit, product, photo, number, sent }: OnePhoto) {
  const words = visit.words.catalog.desk;
  const { slug } = visit.seat;
  const action = paths.desk.photo(slug, product.slug, photo.id);
  const said = (short: string, long: string) => (
    <>
      <span aria-hidden="true">{short}</span>
      <span class="sr">{long}</span>
    </>
  );
  const { form, idOf } = formFor(sent, photo.id);
  const own = (name: 'altVi' | 'altEn') => ({
    name,
    id: idOf(name) ?? `f-${name}-${photo.id}`,
    error: form.error(name),
    value: form.value(name) ?? photo[name],
  });
  return (
    <>
      {number > 1 && (
        <ActionForm
          action={action}
          fields={{ wish: 'up' }}
          label={said(words.photoUp, words.photoUpOf(number))}
          kind="quiet"
        />
      )}
      <details open={form.isSent}>
        <summary>{said(words.describePhoto, words.describePhotoOf(number))}</summary>
        <form class="form stack" method="post" action={action}>
          <input type="hidden" name="wish" value="describe" />
          <TextInput {...own('altVi')} label={words.altVi} maxlength={200} />
          <TextInput {...own('altEn')} label={words.altEn} maxlength={200} />
          <Button kind="secondary">{words.saveDescription}</Button>
        </form>
      </details>
      <ActionForm
        action={paths.desk.removePhoto(slug, product.slug, photo.id)}
        label={said(words.removePhoto, words.removePhotoOf(number))}
        kind="quiet"
        confirm={{ question: words.removeQuestion, yes: words.removeYes }}
      />
    </>
  );
}

interface GridProps {
  visit: Visit;
  product: ProductRow;
  /** What stands below each photo. */
  children?: (photo: ProductPhoto, number: number) => Children;
}

/** The photos with what they are said to show. */
export function PhotoGrid({ visit, product, children }: GridProps) {
  if (product.photos.length === 0) return null;
  return (
    <ProductGrid label={visit.words.catalog.desk.photos}>
      {product.photos.map((photo, index) => (
        <Panel>
          <SmallPicture visit={visit} product={product} photo={photo} />
          <p class="hint">{visit.say(photo.altVi, photo.altEn)}</p>
          {children?.(photo, index + 1)}
        </Panel>
      ))}
    </ProductGrid>
  );
}

function SmallPicture({ visit, product, photo }: { visit: Visit; product: ProductRow; photo: ProductPhoto }) {
  const picture = pictureOf(visit, photo, product.nameVi);
  if (!picture) return <Picture line={drawingOf(product.line)} />;
  const { avif: _avif, ...webp } = picture;
  return <Picture photo={{ ...webp, sizes: '(min-width: 60rem) 14rem, 50vw' }} line={drawingOf(product.line)} />;
}

function PhotoForm({ visit, product, sent }: Pick<PhotosProps, 'visit' | 'product' | 'sent'>) {
  const words = visit.words.catalog.desk;
  const { form, idOf } = formFor(sent, 'photo');
  const own = (name: string) => ({ name, id: idOf(name), error: form.error(name) });
  return (
    <form
      class="form stack"
      method="post"
      action={paths.desk.photos(visit.seat.slug, product.slug)}
      enctype="multipart/form-data"
    >
      <FileInput
        {...own('photo')}
        label={words.photo}
        hint={words.photoHint}
        accept="image/jpeg,image/png,image/webp"
        required
      />
      <TextInput
        {...own('altVi')}
        label={words.altVi}
        hint={words.altViHint}
        value={form.value('altVi')}
        maxlength={200}
      />
      <TextInput {...own('altEn')} label={words.altEn} value={form.value('altEn')} maxlength={200} />
      <Row>
        <Button kind="secondary" icon="camera">
          {words.addPhoto}
        </Button>
      </Row>
    </form>
  );
}
