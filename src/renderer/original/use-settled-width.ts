import { type RefObject, useLayoutEffect, useState } from 'react';

/** Pages are not drawn anew at each step of a drag, only when it rests: milliseconds. */
const REST = 120;

/** The width of an element in CSS pixels, once it rests; 0 until it is measured. */
export function useSettledWidth(element: RefObject<HTMLElement | null>): number {
  const [width, setWidth] = useState(0);
  useLayoutEffect(() => {
    const box = element.current;
    if (!box) return;
    let timer = 0;
    setWidth(box.clientWidth);
    const observer = new ResizeObserver(() => {
      clearTimeout(timer);
      timer = window.setTimeout(() => setWidth(box.clientWidth), REST);
    });
    observer.observe(box);
    return () => {
      clearTimeout(timer);
      observer.disconnect();
    };
  }, [element]);
  return width;
}
