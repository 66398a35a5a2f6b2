import { Illustration, type Line } from './illustrations/illustration.js';
import type { Photo } from './types.js';

export interface PictureProps {
  photo?: Photo;
  /** What is drawn while there is no photo. */
  line: Line;
  /** The first picture of a page loads at once; the others when they come into view. */
  eager?: boolean;
}

export function Picture({ photo, line, eager }: PictureProps) {
  if (!photo) return <Illustration line={line} />;
  const { srcset, sizes, ...rest } = photo;
  return (
    <img
      class="photo"
      {...rest}
      srcset={srcset}
      sizes={srcset && (sizes ?? '(min-width: 60rem) 20rem, 50vw')}
      loading={eager ? undefined : 'lazy'}
      decoding="async"
    />
  );
}
