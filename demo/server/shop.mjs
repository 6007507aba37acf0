// What the roles of the shop may read.

export const orders = () => ({
  orders: [
    ['A-1042', 'Standing desk', 'packed'],
    ['A-1041', 'Desk lamp, 2', 'sent'],
    ['A-1040', 'Monitor arm', 'sent'],
  ].map(([id, text, state]) => ({id, text, state})),
});

export const invoices = () => ({
  invoices: [
    ['2025-118', 'Nordlicht GmbH', '1,240.00 €'],
    ['2025-117', 'Okafor & Sons', '318.50 €'],
    ['2025-116', 'Atelier Haddad', '96.00 €'],
  ].map(([id, customer, amount]) => ({id, customer, amount})),
});

export const audit = () => ({
  entries: [
    ['Ada Okafor', 'changed the price of the desk lamp', '09:40'],
    ['Jonas Weber', 'refunded order A-1039', '09:02'],
    ['Leila Haddad', 'invited Yuki Tanabe', 'Yesterday'],
  ].map(([person, text, when]) => ({person, text, when})),
});
