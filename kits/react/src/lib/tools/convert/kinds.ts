import type { Kind, Unit } from './units'

export type KindId = keyof typeof kinds

/** Factors are exact where the unit is defined by them. */
export const kinds = {
  length: kind('Length', 'km', 'mi', [
    ['mm', 'Millimetres', 0.001],
    ['cm', 'Centimetres', 0.01],
    ['m', 'Metres', 1],
    ['km', 'Kilometres', 1000],
    ['in', 'Inches', 0.0254],
    ['ft', 'Feet', 0.3048],
    ['yd', 'Yards', 0.9144],
    ['mi', 'Miles', 1609.344],
    ['nmi', 'Nautical miles', 1852],
  ]),
  mass: kind('Weight', 'kg', 'lb', [
    ['mg', 'Milligrams', 1e-6],
    ['g', 'Grams', 0.001],
    ['kg', 'Kilograms', 1],
    ['t', 'Tonnes', 1000],
    ['oz', 'Ounces', 0.028349523125],
    ['lb', 'Pounds', 0.45359237],
    ['st', 'Stones', 6.35029318],
    ['ton', 'US tons', 907.18474],
  ]),
  temperature: kind('Temperature', '°C', '°F', [
    ['°C', 'Celsius', 1],
    ['°F', 'Fahrenheit', 5 / 9, -32],
    ['K', 'Kelvin', 1, -273.15],
  ]),
  area: kind('Area', 'm²', 'ft²', [
    ['cm²', 'Square centimetres', 1e-4],
    ['m²', 'Square metres', 1],
    ['ha', 'Hectares', 10_000],
    ['km²', 'Square kilometres', 1e6],
    ['in²', 'Square inches', 0.00064516],
    ['ft²', 'Square feet', 0.09290304],
    ['ac', 'Acres', 4046.8564224],
    ['mi²', 'Square miles', 2_589_988.110336],
  ]),
  volume: kind('Volume', 'L', 'gal', [
    ['ml', 'Millilitres', 0.001],
    ['L', 'Litres', 1],
    ['m³', 'Cubic metres', 1000],
    ['tsp', 'Teaspoons (US)', 0.00492892159375],
    ['tbsp', 'Tablespoons (US)', 0.01478676478125],
    ['fl oz', 'Fluid ounces (US)', 0.0295735295625],
    ['cup', 'Cups (US)', 0.2365882365],
    ['pt', 'Pints (US)', 0.473176473],
    ['gal', 'Gallons (US)', 3.785411784],
    ['imp gal', 'Gallons (UK)', 4.54609],
  ]),
  speed: kind('Speed', 'km/h', 'mph', [
    ['m/s', 'Metres per second', 1],
    ['km/h', 'Kilometres per hour', 1 / 3.6],
    ['mph', 'Miles per hour', 0.44704],
    ['kn', 'Knots', 1852 / 3600],
    ['ft/s', 'Feet per second', 0.3048],
  ]),
  time: kind('Time', 'h', 'min', [
    ['ms', 'Milliseconds', 0.001],
    ['s', 'Seconds', 1],
    ['min', 'Minutes', 60],
    ['h', 'Hours', 3600],
    ['d', 'Days', 86_400],
    ['wk', 'Weeks', 604_800],
    ['mo', 'Months (average)', 2_629_746],
    ['yr', 'Years (average)', 31_556_952],
  ]),
  data: kind('Data', 'GB', 'MB', [
    ['bit', 'Bits', 0.125],
    ['B', 'Bytes', 1],
    ['kB', 'Kilobytes', 1e3],
    ['MB', 'Megabytes', 1e6],
    ['GB', 'Gigabytes', 1e9],
    ['TB', 'Terabytes', 1e12],
    ['KiB', 'Kibibytes', 1024],
    ['MiB', 'Mebibytes', 1024 ** 2],
    ['GiB', 'Gibibytes', 1024 ** 3],
    ['Mbit', 'Megabits', 125_000],
  ]),
  energy: kind('Energy', 'kcal', 'kJ', [
    ['J', 'Joules', 1],
    ['kJ', 'Kilojoules', 1000],
    ['cal', 'Calories', 4.184],
    ['kcal', 'Kilocalories', 4184],
    ['Wh', 'Watt hours', 3600],
    ['kWh', 'Kilowatt hours', 3.6e6],
    ['BTU', 'British thermal units', 1055.05585262],
  ]),
  pressure: kind('Pressure', 'bar', 'psi', [
    ['Pa', 'Pascals', 1],
    ['kPa', 'Kilopascals', 1000],
    ['bar', 'Bars', 100_000],
    ['atm', 'Atmospheres', 101_325],
    ['psi', 'Pounds per square inch', 6894.757293168],
    ['mmHg', 'Millimetres of mercury', 133.322387415],
  ]),
} satisfies Record<string, Kind>

type Row = [id: string, label: string, factor: number, offset?: number]

function kind(label: string, from: string, to: string, rows: readonly Row[]): Kind {
  const units: Unit[] = rows.map(([id, name, factor, offset]) => ({
    id,
    label: name,
    factor,
    ...(offset === undefined ? {} : { offset }),
  }))
  return { label, units, from, to }
}
