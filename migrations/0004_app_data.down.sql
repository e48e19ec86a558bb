DROP TABLE app_data;
