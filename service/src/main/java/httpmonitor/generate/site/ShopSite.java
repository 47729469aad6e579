package httpmonitor.generate.site;

import java.util.List;

/** The resources of a shop, most popular first. */
final class ShopSite {

    static final List<Resource> PAGES = Resource.list("""
            GET / 24000
            GET /products/# 31000
            GET /products?page=# 42000
            GET /search?q=lamp&page=# 27000
            GET /blog/post-# 18000
            GET /cart 9000
            GET /products/#/reviews 22000
            POST /cart/items 0
            GET /pages/about 12000
            GET /login 6000
            GET /account/orders 15000
            POST /login 0
            GET /pages/shipping?country=de 11000
            GET /checkout 14000
            GET /help/returns 13000
            POST /checkout 0
            GET /report 52000
            GET /blog 21000
            POST /pages/create 0
            GET /docs/guide/chapter-#.html 38000
            """);

    static final List<Resource> CALLS = Resource.list("""
            GET /api/products?limit=20&offset=# 7800
            GET /api/products/# 1900
            GET /api/user 420
            GET /api/stock/# 160
            POST /api/events 0
            PUT /api/cart/items/# 310
            GET /api/orders?status=open 5200
            POST /api/orders 640
            DELETE /api/cart/items/# 0
            OPTIONS /api/orders 0
            HEAD /api/products/# 0
            PATCH /api/user 420
            """);

    static final List<Resource> ASSETS = Resource.list("""
            GET /static/css/main.4f1c.css 18400
            GET /static/js/app.9b27.js 148000
            GET /images/products/#.webp 36000
            GET /images/logo.svg 4200
            GET /favicon.ico 1150
            GET /static/fonts/inter.woff2 71000
            GET /images/banner-#.jpg 184000
            GET /static/js/vendor.c03e.js 412000
            GET /static/css/print.77aa.css 3100
            """);

    static final List<Resource> PROBES = Resource.list("""
            GET /wp-login.php 196
            GET /.env 196
            GET /robots.txt.bak 196
            POST /xmlrpc.php 196
            GET /phpmyadmin/index.php 196
            GET /.git/config 196
            GET /cgi-bin/luci/;stok=/locale 196
            GET /products/old-# 4100
            GET /images/missing-#.png 4100
            """);

    static final List<Resource> CHORES = Resource.list("""
            GET /health 15
            GET /metrics 16000
            """);

    static final List<Resource> ERRANDS = Resource.list("""
            GET /robots.txt 310
            GET /sitemap.xml 48000
            GET /blog/feed.xml 61000
            """);

    private ShopSite() {}
}
