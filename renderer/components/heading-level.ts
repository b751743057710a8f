import { createContext } from 'react';

/** Level of a heading that stands here by itself: 2 on a page, 3 inside of what has a heading of level 2. */
export const HeadingLevel = createContext<2 | 3>(2);
