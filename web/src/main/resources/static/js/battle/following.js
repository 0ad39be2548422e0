// A reader at the end of the page sees the newest; one who has scrolled up stays where they are.

const NEAR_PX = 160;

export function isAtTheEnd() {
  const page = document.documentElement;
  return page.scrollHeight - page.clientHeight - scrollY < NEAR_PX;
}

export const toTheEnd = () => scrollTo(0, document.documentElement.scrollHeight);
