import { client } from '../data/client.ts';

/** How far beyond the window pictures are fetched already. */
const NEAR = '1500px 0px';

/**
 * Fetches the pictures of an article from the notebook as they come near, and shows them from memory.
 * @param root the article on the page
 * @returns what lets go of them
 */
export function showPictures(root: HTMLElement): () => void {
  const urls: string[] = [];
  let isOver = false;
  const show = async (image: HTMLImageElement): Promise<void> => {
    const source = image.dataset.picture ?? '';
    try {
      const { type, bytes } = await client.call('articles.picture', { source });
      const binary = Uint8Array.from(atob(bytes), (sign) => sign.charCodeAt(0));
      if (isOver) return;
      const url = URL.createObjectURL(new Blob([binary], { type }));
      urls.push(url);
      image.src = url;
    } catch {
      // What is missing stays a frame with its description; the check of the notebook names it.
      image.classList.add('image-missing');
    }
  };
  const near = new IntersectionObserver(
    (entries) => {
      for (const { isIntersecting, target } of entries) {
        if (!isIntersecting) continue;
        near.unobserve(target);
        void show(target as HTMLImageElement);
      }
    },
    { rootMargin: NEAR },
  );
  for (const image of root.querySelectorAll('img[data-picture]')) near.observe(image);
  return () => {
    isOver = true;
    near.disconnect();
    for (const url of urls) URL.revokeObjectURL(url);
  };
}
