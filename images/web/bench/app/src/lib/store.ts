import { useCallback, useEffect, useReducer } from "react";
import { SAMPLE } from "./sample";
import type { Database, Movement, Product, Supplier } from "./types";

const KEY = "stockroom:v1";

export type Action =
  | { type: "save-product"; product: Product }
  | { type: "remove-product"; id: string }
  | { type: "save-supplier"; supplier: Supplier }
  | { type: "remove-supplier"; id: string }
  | { type: "move"; movement: Movement }
  | { type: "replace"; database: Database };

function upsert<T extends { id: string }>(items: T[], item: T): T[] {
  return items.some((other) => other.id === item.id)
    ? items.map((other) => (other.id === item.id ? item : other))
    : [item, ...items];
}

export function reduce(state: Database, action: Action): Database {
  switch (action.type) {
    case "save-product":
      return { ...state, products: upsert(state.products, action.product) };
    case "remove-product":
      return {
        ...state,
        products: state.products.filter(({ id }) => id !== action.id),
        movements: state.movements.filter(({ productId }) => productId !== action.id),
      };
    case "save-supplier":
      return { ...state, suppliers: upsert(state.suppliers, action.supplier) };
    case "remove-supplier":
      return { ...state, suppliers: state.suppliers.filter(({ id }) => id !== action.id) };
    case "move": {
      const { movement } = action;
      const products = state.products.map((product) =>
        product.id === movement.productId
          ? {
              ...product,
              quantity: Math.max(0, product.quantity + movement.amount),
              updatedAt: movement.at,
            }
          : product,
      );
      return { ...state, products, movements: [movement, ...state.movements] };
    }
    case "replace":
      return action.database;
  }
}

function load(): Database {
  try {
    const saved = localStorage.getItem(KEY);
    return saved ? (JSON.parse(saved) as Database) : SAMPLE;
  } catch {
    return SAMPLE;
  }
}

export function useDatabase() {
  const [database, dispatch] = useReducer(reduce, undefined, load);
  useEffect(() => {
    localStorage.setItem(KEY, JSON.stringify(database));
  }, [database]);
  const move = useCallback(
    (productId: string, kind: Movement["kind"], amount: number, reason: string) => {
      dispatch({
        type: "move",
        movement: {
          id: crypto.randomUUID(),
          productId,
          kind,
          amount,
          reason,
          at: new Date().toISOString(),
        },
      });
    },
    [],
  );
  return { database, dispatch, move };
}
