/** The setting that names who works in this notebook; new passages bear it as their `creator`. */
export const OWN_NAME = 'creator';
