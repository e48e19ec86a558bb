/** Something to look at before one opens a file. */
export const sampleJson = `{
  "name": "Harbour Café",
  "open": true,
  "rating": 4.6,
  "address": { "street": "Pier 4", "city": "Lisbon", "country": "Portugal" },
  "tags": ["coffee", "brunch", "terrace"],
  "menu": [
    { "item": "Flat white", "price": 3.2, "vegan": false },
    { "item": "Oat latte", "price": 3.8, "vegan": true },
    { "item": "Banana bread", "price": 4.1, "vegan": true }
  ],
  "owner": null
}
`
