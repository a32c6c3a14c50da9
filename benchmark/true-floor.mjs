export const TRUE_FLOOR = '';
