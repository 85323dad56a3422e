import '@fontsource/opendyslexic/400.css';
import '@fontsource/opendyslexic/400-italic.css';
import '@fontsource/opendyslexic/700.css';
import '@fontsource/opendyslexic/700-italic.css';

/** Importing this file declares the face; the browser fetches it from the bundle when it is used. */
export const loaded = true;
