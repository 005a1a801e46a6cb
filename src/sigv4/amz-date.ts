/** Writes a moment in the form of `X-Amz-Date`: `20260131T235959Z`. */
export const amzDate = (epochMillis: number): string => {
  const iso = new Date(epochMillis).toISOString();
  const day = iso.slice(0, 4) + iso.slice(5, 7) + iso.slice(8, 10);
  return `${day}T${iso.slice(11, 13)}${iso.slice(14, 16)}${iso.slice(17, 19)}Z`;
};

/** Reads `X-Amz-Date`. Undefined for anything else, also for a day or an hour that does not exist. */
export const parseAmzDate = (text: string): number | undefined => {
  if (text.length !== 16) return undefined;
  const epochMillis = Date.UTC(
    Number(text.slice(0, 4)),
    Number(text.slice(4, 6)) - 1,
    Number(text.slice(6, 8)),
    Number(text.slice(9, 11)),
    Number(text.slice(11, 13)),
    Number(text.slice(13, 15)),
  );
  // Writing it again catches every other spelling, and a 31st of February that became March.
  return Number.isFinite(epochMillis) && amzDate(epochMillis) === text ? epochMillis : undefined;
};
