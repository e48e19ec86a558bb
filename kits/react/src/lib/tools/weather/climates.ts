export interface Climate {
  country: string
  /** Mean temperatures in °C of the coldest and the warmest month. */
  winter: number
  summer: number
  /** Share of days with rain or snow. */
  rain: number
  /** South of the equator, where January is warm. */
  south: boolean
}

/** Rounded values of the climates of large cities. */
export const cityClimates: Record<string, Climate> = {
  Amsterdam: climate('Netherlands', 4, 18, 0.5),
  Athens: climate('Greece', 10, 29, 0.2),
  Bangkok: climate('Thailand', 27, 31, 0.4),
  Beijing: climate('China', -3, 27, 0.22),
  Berlin: climate('Germany', 1, 20, 0.42),
  'Buenos Aires': climate('Argentina', 11, 25, 0.28, true),
  Cairo: climate('Egypt', 14, 29, 0.04),
  'Cape Town': climate('South Africa', 13, 22, 0.25, true),
  Chicago: climate('United States', -4, 24, 0.35),
  Delhi: climate('India', 14, 33, 0.25),
  Dubai: climate('United Arab Emirates', 20, 37, 0.03),
  Helsinki: climate('Finland', -5, 18, 0.45),
  'Hong Kong': climate('China', 17, 29, 0.38),
  Istanbul: climate('Türkiye', 7, 25, 0.3),
  Jakarta: climate('Indonesia', 27, 28, 0.5),
  Lagos: climate('Nigeria', 26, 29, 0.4),
  Lisbon: climate('Portugal', 12, 24, 0.25),
  London: climate('United Kingdom', 6, 19, 0.45),
  'Los Angeles': climate('United States', 15, 23, 0.1),
  Madrid: climate('Spain', 6, 27, 0.2),
  'Mexico City': climate('Mexico', 15, 19, 0.35),
  Montreal: climate('Canada', -9, 22, 0.42),
  Moscow: climate('Russia', -6, 20, 0.45),
  Mumbai: climate('India', 24, 30, 0.35),
  Nairobi: climate('Kenya', 17, 21, 0.3, true),
  'New York': climate('United States', 1, 25, 0.33),
  Oslo: climate('Norway', -4, 18, 0.42),
  Paris: climate('France', 5, 21, 0.4),
  'Rio de Janeiro': climate('Brazil', 22, 28, 0.35, true),
  Rome: climate('Italy', 8, 26, 0.25),
  'San Francisco': climate('United States', 11, 17, 0.2),
  Seoul: climate('South Korea', -2, 26, 0.3),
  Singapore: climate('Singapore', 27, 29, 0.5),
  Stockholm: climate('Sweden', -2, 19, 0.42),
  Sydney: climate('Australia', 13, 24, 0.32, true),
  Tokyo: climate('Japan', 6, 27, 0.33),
  Toronto: climate('Canada', -4, 23, 0.38),
  Vienna: climate('Austria', 1, 22, 0.38),
  Warsaw: climate('Poland', -2, 20, 0.42),
  Zurich: climate('Switzerland', 1, 20, 0.42),
}

function climate(
  country: string,
  winter: number,
  summer: number,
  rain: number,
  south = false,
): Climate {
  return { country, winter, summer, rain, south }
}
