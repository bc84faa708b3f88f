const paths = {
  customers: 'M9 11a3.5 3.5 0 1 0 0-7 3.5 3.5 0 0 0 0 7ZM2.5 20a6.5 6.5 0 0 1 13 0M16 4.5a3.5 3.5 0 0 1 0 6.5M18 14.5a6 6 0 0 1 3.5 5.5',
  invoices: 'M6 3h9l4 4v14l-2.5-1.5L14 21l-2.5-1.5L9 21l-3-1.5V3ZM9 9h6M9 13h6',
  expenses: 'M4 7.5V18a2 2 0 0 0 2 2h13V9H6a2 2 0 0 1-2-2 2 2 0 0 1 2-2h11v4M15.5 14.5h.5',
  products: 'M12 3 4 7v10l8 4 8-4V7l-8-4ZM4 7l8 4 8-4M12 11v10',
  mail: 'M3 5h18v14H3V5ZM3 7l9 6 9-6',
  today: 'M4 11 12 4l8 7M6 9.5V20h12V9.5M10 20v-6h4v6',
  reports: 'M4 20h16M7 20v-7M12 20V5M17 20v-10',
  more: 'M5 12h.01M12 12h.01M19 12h.01',
  settings: 'M4 7h9M19 7h1M4 17h1M11 17h9M16 9.5a2.5 2.5 0 1 0 0-5 2.5 2.5 0 0 0 0 5ZM8 19.5a2.5 2.5 0 1 0 0-5 2.5 2.5 0 0 0 0 5Z',
  leave: 'M10 4H6a2 2 0 0 0-2 2v12a2 2 0 0 0 2 2h4M15 8l4 4-4 4M19 12H9',
  search: 'M10.5 17a6.5 6.5 0 1 0 0-13 6.5 6.5 0 0 0 0 13ZM15.5 15.5 20 20',
  becomes: 'M5 12h14M13 6l6 6-6 6',
} as const;

/** A small drawing beside a word; it says nothing that the word does not. `mirrored` for those that point along the line. */
export function Icon({ name, mirrored = false }: { name: keyof typeof paths; mirrored?: boolean }) {
  return (
    <svg className={mirrored ? 'icon mirrored' : 'icon'} viewBox="0 0 24 24" aria-hidden="true">
      <path d={paths[name]} />
    </svg>
  );
}
