import { paths } from '../../paths.js';

interface Props {
  /** Ids. */
  photos: readonly string[] | null;
  /** The name of the n-th, counted from 1. */
  name: (n: number) => string;
}

/** Photos of the work: fetched when they come into view, opened large by a link. */
export function StepPhotos({ photos, name }: Props) {
  if (!photos) return null;
  return (
    <p class="enclosed">
      {photos.map((id, n) => (
        <a href={paths.publicPhoto(id)}>
          <img src={paths.publicPhoto(id)} alt={name(n + 1)} width={112} height={84} loading="lazy" />
        </a>
      ))}
    </p>
  );
}
