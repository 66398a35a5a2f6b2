import type { Product } from '../../api/schemas/product.js';
import { Illustration } from '../../ui/illustrations/illustration.js';
import type { Photo } from '../../ui/types.js';
import { drawingOf, pictureOf, type Writer } from './shown.js';

/** The column a product's picture stands in: the page less its margins on a phone, two thirds of it on a desktop. */
const SIZES = '(min-width: 60rem) 48rem, 100vw';

/** The product's photos, the first at once and the others when they come into view; the drawing of its line while it has none. */
export function ProductPhotos({ visit, product }: { visit: Writer; product: Product }) {
  const { storefront: words } = visit.words;
  const name = visit.say(product.nameVi, product.nameEn);
  const photos = product.photos.flatMap((photo, at) => {
    const picture = pictureOf(visit, photo, at === 0 ? name : words.photoOf(name, at + 1));
    return picture ? [{ picture, placeholder: photo.placeholder }] : [];
  });
  if (photos.length === 0)
    return (
      <div class="product-drawing">
        <Illustration line={drawingOf(product.line)} />
      </div>
    );
  return (
    <div class="product-photos">
      {photos.map(({ picture, placeholder }, at) => (
        <ProductPhoto photo={picture} placeholder={placeholder} eager={at === 0} />
      ))}
    </div>
  );
}

function ProductPhoto({
  photo: { avif, srcset, ...photo },
  placeholder,
  eager,
}: {
  photo: Photo & { avif: string };
  placeholder: string | null;
  eager: boolean;
}) {
  return (
    <div class="photo-frame">
      {placeholder && (
        <img class="photo-blur" src={`data:image/webp;base64,${placeholder}`} alt="" aria-hidden="true" />
      )}
      <picture>
        <source type="image/avif" srcset={avif} sizes={SIZES} />
        <img
          class="photo"
          {...photo}
          srcset={srcset}
          sizes={SIZES}
          loading={eager ? undefined : 'lazy'}
          decoding="async"
        />
      </picture>
    </div>
  );
}
